/** The file name `-` means standard input, as in most commands. */
export const standardInput = '-'
