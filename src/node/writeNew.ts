import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileError, fileErrorFrom } from './fileError.ts'

/**
 * Writes files into a folder, which it makes if need be, where none of them is yet: all, or none where one is in the way.
 *
 * @param texts by file name.
 * @returns the paths that were written.
 * @throws FileError where a file is there already, or cannot be written.
 */
export function writeNew(folder: string, texts: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(texts).map(([name, text]) => ({ path: join(folder, name), text }))
  for (const { path } of files) if (existsSync(path)) throw inTheWay(path)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw fileErrorFrom(error, folder)
  }
  for (const { path, text } of files)
    try {
      // even one that has come since is never overwritten
      writeFileSync(path, text, { flag: 'wx' })
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? inTheWay(path) : fileErrorFrom(error, path)
    }
  return files.map(({ path }) => path)
}

function inTheWay(path: string): FileError {
  return new FileError(
    path,
    'EEXIST',
    'there is such a file already, and it stays as it is; name another folder',
  )
}
