/** Words that mean something of their own in tables, splits, expressions, timing or resolutions. */
export const reservedIds: readonly string[] = ['otherwise', 'rest', 'days', 'horizon', 'void']

export const idPattern = /^[A-Za-z][A-Za-z0-9_-]*$/
export const idAdvice = 'an id is a letter, then letters, digits, _ or -'
