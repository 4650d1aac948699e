/** `-` reads from standard input, as one expects of a command. */
export const standardInput = '-'
