import { constants, isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { nearest } from '../checking/suggestion.ts'
import { FileError, fileErrorFrom } from './fileError.ts'

/**
 * Reads a whole file of UTF-8 text.
 *
 * @throws FileError if the file does not exist (the message suggests a similar name in the folder), is a folder, is not
 *   UTF-8, or is longer than a string of this JavaScript engine can be.
 */
export function readText(path: string): string {
  let bytes: Buffer
  try {
    // checked first, so as not to read half a gigabyte in vain; a pipe has size 0 and is read
    if (statSync(path).size > constants.MAX_STRING_LENGTH) throw tooLarge(path)
    bytes = readFileSync(path)
  } catch (error) {
    throw fileErrorFrom(error, path, hintFor(error, path))
  }
  return textOf(bytes, path)
}

/** Decodes UTF-8. Wrong bytes are refused instead of replaced, since a replaced byte would change an id. */
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

/** For a file that does not exist: a suggestion of the most similar name in its folder. */
function hintFor(error: unknown, path: string): string {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return ''
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)))
    return near === undefined ? '' : `; did you mean "${near}"?`
  } catch {
    // the folder does not exist or cannot be listed
    return ''
  }
}
