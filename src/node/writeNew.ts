import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileError, fileErrorFrom } from './fileError.ts'

/**
 * Writes new files into a folder, and creates the folder if needed. It writes none of them if one exists already.
 *
 * @param texts the text of each file, by file name.
 * @returns the paths of the files.
 * @throws FileError where a file exists already or cannot be written.
 */
export function writeNew(folder: string, texts: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(texts).map(([name, text]) => ({ path: join(folder, name), text }))
  for (const { path } of files) if (existsSync(path)) throw existsAlready(path)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw fileErrorFrom(error, folder)
  }
  for (const { path, text } of files)
    try {
      // the flag x refuses a file that was created after the check above
      writeFileSync(path, text, { flag: 'wx' })
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST'
        ? existsAlready(path)
        : fileErrorFrom(error, path)
    }
  return files.map(({ path }) => path)
}

function existsAlready(path: string): FileError {
  return new FileError(
    path,
    'EEXIST',
    'there is such a file already, and it stays as it is; name another folder',
  )
}
