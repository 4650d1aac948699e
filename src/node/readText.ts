import { constants, isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { nearest } from '../checking/suggestion.ts'
import { FileError, fileErrorFrom } from './fileError.ts'

/**
 * Reads a file of UTF-8 text whole.
 *
 * @throws FileError where there is no such file (with the nearest name beside it), where it is a folder, not UTF-8,
 *   or longer than a text of this JavaScript engine can be.
 */
export function readText(path: string): string {
  let bytes: Buffer
  try {
    // asked before reading, so that half a gigabyte is not read for nothing; pipes have no size and go on
    if (statSync(path).size > constants.MAX_STRING_LENGTH) throw tooLarge(path)
    bytes = readFileSync(path)
  } catch (error) {
    throw fileErrorFrom(error, path, hintFor(error, path))
  }
  return textOf(bytes, path)
}

/** Decodes bytes that claim to be UTF-8. Nothing is replaced: a wrong byte in an id would be a wrong id. */
export function textOf(bytes: Buffer, name: string): string {
  if (bytes.length > constants.MAX_STRING_LENGTH) throw tooLarge(name)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new FileError(name, 'not-utf8', 'this text is UTF-16; save it as UTF-8')
  if (!isUtf8(bytes))
    throw new FileError(name, 'not-utf8', 'this is no UTF-8 text; if it is text at all, save it as UTF-8')
  return bytes.toString('utf8')
}

function tooLarge(path: string): FileError {
  const limit = Math.floor(constants.MAX_STRING_LENGTH / 1_000_000)
  return new FileError(
    path,
    'too-large',
    `this is larger than the ${limit} MB that one text can hold; split it, or leave out what the scenario has no signal for`,
  )
}

/** The nearest name in the same folder, for a name that is not there. */
function hintFor(error: unknown, path: string): string {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return ''
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)))
    return near === undefined ? '' : `; did you mean "${near}"?`
  } catch {
    // without the folder, or the right to list it, there is nothing to suggest
    return ''
  }
}
