import { $ZodCheck, type $ZodCheckDef } from 'zod/v4/core'

/**
 * A check of a zod schema. Zod's own carry issues of many kinds that nobody reads here, since a message says what a key takes;
 * the definition is theirs, and a JSON Schema is made from it.
 */
function check<T>(
  definition: $ZodCheckDef & Record<string, unknown>,
  holds: (value: T) => boolean,
): $ZodCheck<T> {
  const made: $ZodCheck<T> = new $ZodCheck(definition)
  made._zod.check = ({ value, issues }) => {
    if (!holds(value)) issues.push({ code: 'custom', input: value, inst: made })
  }
  return made
}

export const above = (value: number) =>
  check<number>({ check: 'greater_than', value, inclusive: false }, (given) => given > value)

export const atLeast = (value: number) =>
  check<number>({ check: 'greater_than', value, inclusive: true }, (given) => given >= value)

export const atMost = (value: number) =>
  check<number>({ check: 'less_than', value, inclusive: true }, (given) => given <= value)

/** @param pattern without the flags g and y, which would remember the last text */
export const matching = (pattern: RegExp) =>
  check<string>({ check: 'string_format', format: 'regex', pattern }, (given) => pattern.test(given))
