import { accessSync, closeSync, constants, openSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { FileError } from './fileError.ts'
import { beginWhole, behindLinks, outputError, writeAll } from './wholeFile.ts'

/**
 * Writes a file whole or not at all. The text goes to a temporary file beside it, which is flushed to the disk, checked
 * and renamed. A reader sees the old text or the new one, and a full disk leaves the old one.
 *
 * A symbolic link stays, and the file that it points to is replaced. An existing file keeps its permissions. A pipe or a
 * device is written to directly.
 *
 * @throws FileError where it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  try {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing && !existing.isFile()) writeDirectly(path, existing, bytes)
    else {
      // renaming would replace a read-only file, because only the folder needs to be writable for that
      if (existing) accessSync(path, constants.W_OK)
      replace(behindLinks(path), existing?.mode, bytes)
    }
  } catch (error) {
    throw outputError(error, path)
  }
}

/**
 * Checks before long work that its result can be written. The disk may still fill up in the meantime.
 *
 * @throws FileError as `writeWhole` would.
 */
export function assertWritable(path: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing?.isDirectory()) throw isFolder(path)
    if (existing) accessSync(path, constants.W_OK)
    if (existing && !existing.isFile()) return
    const folder = dirname(behindLinks(path))
    if (!statSync(folder).isDirectory())
      throw new FileError(path, 'ENOTDIR', `${folder} is a file, not a folder`)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw outputError(error, path)
  }
}

function isFolder(path: string): FileError {
  return new FileError(path, 'EISDIR', 'this is a folder; a file is needed')
}

function writeDirectly(path: string, existing: Stats, bytes: Buffer): void {
  if (existing.isDirectory()) throw isFolder(path)
  const descriptor = openSync(path, constants.O_WRONLY)
  try {
    writeAll(descriptor, bytes)
  } finally {
    closeSync(descriptor)
  }
}

function replace(target: string, mode: number | undefined, bytes: Buffer): void {
  const file = beginWhole(target, mode)
  try {
    file.write(bytes)
    file.finish()
  } catch (error) {
    file.abandon()
    throw error
  }
}
