import { ForkcastError } from '../checking/forkcastError.ts'

/** A file cannot be read or written. The message says which one, why, and what to do about it. */
export class FileError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'FileError'
  /** The path as it was given. */
  readonly path: string
  /** The system's error code, such as `ENOENT`, or one of forkcast's own: `not-utf8`, `too-large`, `short-write`. */
  readonly code: string

  constructor(path: string, code: string, message: string, options?: ErrorOptions) {
    super(`${path}: ${message}`, options)
    this.path = path
    this.code = code
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'this is a folder; a file is needed',
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EROFS: 'this file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than the system allows',
  EMFILE: 'too many files are open',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
}

/** Makes a FileError of a failed system call; returns any other error unchanged, since it is a bug. */
export function fileErrorFrom(error: unknown, path: string, hint = ''): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (!(error instanceof Error) || typeof code !== 'string' || !('syscall' in error)) return error
  return new FileError(path, code, (sentences[code] ?? error.message) + hint, { cause: error })
}
