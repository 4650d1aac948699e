import type { Problem } from '../checking/problem.ts'
import { positionsIn } from './position.ts'

/** The problem of a text with a NUL character: it was read in the wrong encoding, or is not text. */
export function nulCharacter(source: string): Problem | undefined {
  const offset = source.indexOf('\0')
  if (offset < 0) return undefined
  return {
    code: 'nul-character',
    message:
      'The text holds a NUL character; save the file as UTF-8 text (UTF-16 read as UTF-8 looks like this)',
    path: '',
    ...positionsIn(source)(offset),
    received: '\0',
  }
}
