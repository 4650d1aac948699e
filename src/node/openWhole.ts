import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs'
import { beginWhole, behindLinks, outputError, type WholeFile, writeAll } from './wholeFile.ts'

/**
 * Opens a file for more than fits in memory: it is there whole once it is finished, or not at all, as with
 * `writeWhole`. What is no file (a pipe, a device) is written to directly.
 *
 * @throws FileError where it cannot be written, and so do the functions of what is returned.
 */
export function openWhole(path: string): WholeFile {
  const file = inWords(path, () => {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing && !existing.isFile()) return direct(path)
    if (existing) accessSync(path, constants.W_OK)
    return beginWhole(behindLinks(path), existing?.mode)
  })
  return {
    write: (bytes) => inWords(path, () => file.write(bytes)),
    finish: () => inWords(path, () => file.finish()),
    abandon: () => file.abandon(),
  }
}

function inWords<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw outputError(error, path)
  }
}

function direct(path: string): WholeFile {
  const descriptor = openSync(path, constants.O_WRONLY)
  return {
    write: (bytes) => writeAll(descriptor, bytes),
    finish: () => closeSync(descriptor),
    abandon: () => closeSync(descriptor),
  }
}
