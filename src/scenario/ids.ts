/** Keywords of tables, splits, expressions, timing and resolutions, which cannot be ids. */
export const reservedIds: readonly string[] = ['otherwise', 'rest', 'days', 'horizon', 'void']

export const idPattern = /^[A-Za-z][A-Za-z0-9_-]*$/
export const idAdvice = 'an id is a letter, then letters, digits, _ or -'
