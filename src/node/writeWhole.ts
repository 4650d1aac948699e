import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { FileError, fileErrorFrom } from './fileError.ts'

/**
 * Writes a file whole or not at all: to a temporary file beside it, checked and flushed to the disk, then renamed.
 * Whoever reads the file sees the old text or the new one; a full disk leaves the old one.
 *
 * A symbolic link stays one and what it points to is replaced; a file that exists keeps its permissions. What is no
 * file (a pipe, a device) is written to directly.
 *
 * @throws FileError where it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  try {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing && !existing.isFile()) writeDirectly(path, existing, bytes)
    else {
      // a file that may not be written may not be replaced either, though its folder would allow that
      if (existing) accessSync(path, constants.W_OK)
      replace(behindLinks(path), existing?.mode, bytes)
    }
  } catch (error) {
    throw outputError(error, path)
  }
}

/**
 * Finds out before long work whether its result can be written at all; the disk may still fill up until then.
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

function outputError(error: unknown, path: string): unknown {
  const known = fileErrorFrom(error, path)
  if (!(known instanceof FileError) || known.code !== 'ENOENT') return known
  return new FileError(path, 'ENOENT', `there is no folder ${dirname(path)}`, { cause: error })
}

function isFolder(path: string): FileError {
  return new FileError(path, 'EISDIR', 'this is a folder; a file is needed')
}

/** Writes every byte: a single write may take fewer and call that a success, as on a disk that is filling up. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
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
  // random, so that two writers never share one; hidden, since it is nobody's result
  const temporary = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`)
  const descriptor = openSync(temporary, 'wx', 0o666)
  try {
    try {
      if (mode !== undefined) fchmodSync(descriptor, mode & 0o7777)
      writeAll(descriptor, bytes)
      fsyncSync(descriptor)
      const { size } = fstatSync(descriptor)
      if (size !== bytes.length)
        throw new FileError(
          target,
          'short-write',
          `only ${size} of ${bytes.length} bytes arrived on the disk`,
        )
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

const mostLinks = 40

/** Where a path leads, also where its last link points to a file that is not there yet. */
function behindLinks(path: string): string {
  let target = resolve(path)
  for (let i = 0; i < mostLinks; i++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  throw new FileError(path, 'ELOOP', 'its symbolic links go in a circle')
}
