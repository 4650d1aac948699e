import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { FileError, fileErrorFrom } from './fileError.ts'

/** A temporary file beside the target, which replaces the target when it is finished. */
export interface WholeFile {
  write(bytes: Uint8Array): void
  /** Flushes the file to the disk, checks its size and renames it to the target. */
  finish(): void
  /** Deletes the temporary file; the target stays as it was. */
  abandon(): void
}

/**
 * Opens a file that appears whole or not at all.
 *
 * @param target a path that is neither a link nor a folder.
 * @param mode its permissions; default those of any new file.
 */
export function beginWhole(target: string, mode: number | undefined): WholeFile {
  // a random name, so that two writers never share a file; hidden, because it is not a result
  const temporary = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`)
  const descriptor = openSync(temporary, 'wx', 0o666)
  let open = true
  let written = 0
  const close = () => {
    if (open) closeSync(descriptor)
    open = false
  }
  return {
    write(bytes) {
      writeAll(descriptor, bytes)
      written += bytes.length
    },
    finish() {
      if (mode !== undefined) fchmodSync(descriptor, mode & 0o7777)
      fsyncSync(descriptor)
      const { size } = fstatSync(descriptor)
      if (size !== written)
        throw new FileError(target, 'short-write', `only ${size} of ${written} bytes arrived on the disk`)
      close()
      renameSync(temporary, target)
    },
    abandon() {
      close()
      rmSync(temporary, { force: true })
    },
  }
}

/** Writes every byte. A single write may succeed with fewer bytes, as on a disk that is filling up. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
}

/** `fileErrorFrom` for a file to be written: ENOENT then means that its folder does not exist. */
export function outputError(error: unknown, path: string): unknown {
  const fileError = fileErrorFrom(error, path)
  if (!(fileError instanceof FileError) || fileError.code !== 'ENOENT') return fileError
  return new FileError(path, 'ENOENT', `there is no folder ${dirname(path)}`, { cause: error })
}

const mostLinks = 40

/** Resolves symbolic links, also if the last one points to a file that does not exist yet. */
export function behindLinks(path: string): string {
  let target = resolve(path)
  for (let i = 0; i < mostLinks; i++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  throw new FileError(path, 'ELOOP', 'its symbolic links go in a circle')
}
