/** A value as documentation writes it: `[0.1, 0.6]`, `{ line: 1 }`, `'stays'`. */
export function show(value: unknown): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `[Function ${value.name}]`
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (value instanceof Map) return `Map ${show([...value])}`
  if (value instanceof Set) return `Set ${show([...value])}`
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
    return `[${Array.from(value as ArrayLike<unknown>, show).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).map(
    ([key, field]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : show(key)}: ${show(field)}`,
  )
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

/**
 * Whether what is written is what was shown. `…` stands for the rest: of a number where it follows a digit, of
 * anything elsewhere. White space does not count. After a comma, semicolon or colon words may follow the value.
 */
export function agrees(written: string, shown: string): boolean {
  const cuts = [...written.matchAll(/[,;:] /g)].map(({ index }) => index)
  return [written.length, ...cuts].some((cut) => {
    const parts = withoutSpaces(written.slice(0, cut)).split('…')
    const pattern = parts.map((part, i) => {
      const escaped = part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      if (i === parts.length - 1) return escaped
      return escaped + (/\d$/.test(part) ? '[\\d.]*(?:e[+-]?\\d+)?' : '.*')
    })
    return new RegExp(`^${pattern.join('')}$`).test(withoutSpaces(shown))
  })
}

const number = /-?\d[\d.]*(?:e[+-]?\d+)?…?/g

/**
 * What to write where it does not agree: as many digits as there were wherever a `…` followed them, and the same
 * words after the value.
 */
export function rewritten(written: string, shown: string): string {
  const [, value = written, words = ''] = /^(-?\w[^\s,;:]*|'[^']*')([,;:] .*)$/.exec(written) ?? []
  const places = value.match(number) ?? []
  const sameShape = withoutSpaces(value.replace(number, '0')) === withoutSpaces(shown.replace(number, '0'))
  if (!sameShape) return shown + words
  let place = 0
  const rounded = shown.replace(number, (digits) => {
    const before = places[place++]!
    return before.endsWith('…') && digits.length >= before.length
      ? `${digits.slice(0, before.length - 1)}…`
      : digits
  })
  return rounded + words
}
