import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FileError } from '../../src/node/fileError.ts'
import { readText, textOf } from '../../src/node/readText.ts'
import { temporaryFolder } from './temporary.ts'

const folder = temporaryFolder()
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function failure(work: () => unknown): FileError {
  try {
    work()
  } catch (error) {
    if (error instanceof FileError) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('readText(path)', () => {
  test('reads UTF-8 whole', () => {
    expect(readText(file('a.yaml', 'Nicolás 委 🙂\n'))).toBe('Nicolás 委 🙂\n')
  })

  test('names a missing file, and the nearest one that is there', () => {
    file('scenario.yaml', '')
    const error = failure(() => readText(join(folder, 'scenaro.yaml')))
    expect(error.code).toBe('ENOENT')
    expect(error.message).toBe(
      `${join(folder, 'scenaro.yaml')}: there is no such file; did you mean "scenario.yaml"?`,
    )
  })

  test('suggests nothing where nothing is near, or no folder', () => {
    expect(failure(() => readText(join(folder, 'zzzzzzzz'))).message).toMatch(/no such file$/)
    expect(failure(() => readText(join(folder, 'none', 'a.yaml'))).message).toMatch(/no such file$/)
  })

  test('says that a folder is none', () => {
    mkdirSync(join(folder, 'sub'))
    expect(failure(() => readText(join(folder, 'sub'))).message).toMatch(
      /: this is a folder; a file is needed$/,
    )
  })

  test('says so where a part of the path is a file', () => {
    const path = join(file('plain', ''), 'a.yaml')
    expect(failure(() => readText(path)).code).toBe('ENOTDIR')
  })

  test('refuses what is longer than a text can be, without reading it', () => {
    const path = file('large.csv', '')
    truncateSync(path, 600_000_000)
    const error = failure(() => readText(path))
    expect(error.code).toBe('too-large')
    expect(error.message).toContain('larger than the 536 MB that one text can hold; split it')
  })

  test('passes on what is no failure of the system', () => {
    expect(() => readText('a\0b')).toThrow(TypeError)
  })
})

describe('textOf(bytes, name)', () => {
  test('replaces nothing: bytes that are no UTF-8 are refused', () => {
    expect(failure(() => textOf(Buffer.from([0x61, 0xe9, 0x62]), '<stdin>')).message).toBe(
      '<stdin>: this is no UTF-8 text; if it is text at all, save it as UTF-8',
    )
  })

  test.each(['little-endian', 'big-endian'])('names UTF-16, %s', (order) => {
    const bytes = Buffer.from('\ufeffdate', 'utf16le')
    if (order === 'big-endian') bytes.swap16()
    expect(failure(() => textOf(bytes, 'a.csv')).message).toContain('UTF-16')
  })
})
