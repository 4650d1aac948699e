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

/** A file in the making: its bytes go beside the target, which it takes the place of when it is finished. */
export interface WholeFile {
  write(bytes: Uint8Array): void
  /** Flushed to the disk, checked and renamed. */
  finish(): void
  /** Leaves the target as it was. */
  abandon(): void
}

/**
 * Begins a file that will be there whole or not at all.
 *
 * @param target no link, and no folder.
 * @param mode permissions it gets; those of any new file where undefined.
 */
export function beginWhole(target: string, mode: number | undefined): WholeFile {
  // random, so that two writers never share one; hidden, since it is nobody's result
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

/** Writes every byte: a single write may take fewer and call that a success, as on a disk that is filling up. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
}

/** What the system says of a file that was to be written, in words. */
export function outputError(error: unknown, path: string): unknown {
  const known = fileErrorFrom(error, path)
  if (!(known instanceof FileError) || known.code !== 'ENOENT') return known
  return new FileError(path, 'ENOENT', `there is no folder ${dirname(path)}`, { cause: error })
}

const mostLinks = 40

/** Where a path leads, also where its last link points to a file that is not there yet. */
export function behindLinks(path: string): string {
  let target = resolve(path)
  for (let i = 0; i < mostLinks; i++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  throw new FileError(path, 'ELOOP', 'its symbolic links go in a circle')
}
