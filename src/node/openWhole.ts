import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs'
import { beginWhole, behindLinks, outputError, type WholeFile, writeAll } from './wholeFile.ts'

/**
 * Opens a file to write more than fits in memory. The file appears when it is finished, or not at all, as with
 * `writeWhole`. A pipe or a device is written to directly.
 *
 * @throws FileError where it cannot be written; so do the functions of the returned object.
 */
export function openWhole(path: string): WholeFile {
  const file = withFileErrors(path, () => {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing && !existing.isFile()) return direct(path)
    if (existing) accessSync(path, constants.W_OK)
    return beginWhole(behindLinks(path), existing?.mode)
  })
  return {
    write: (bytes) => withFileErrors(path, () => file.write(bytes)),
    finish: () => withFileErrors(path, () => file.finish()),
    abandon: () => file.abandon(),
  }
}

function withFileErrors<T>(path: string, work: () => T): T {
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
