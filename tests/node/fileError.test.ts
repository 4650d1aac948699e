import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FileError, fileErrorFrom } from '../../src/node/fileError.ts'

const systemError = (code: string) =>
  Object.assign(new Error(`${code}: something, open`), { code, syscall: 'open' })

describe('fileErrorFrom(error, path)', () => {
  test.each([
    ['EACCES', 'a.csv: permission denied'],
    ['ENOSPC', 'a.csv: the disk is full'],
    ['EIO', 'a.csv: EIO: something, open'],
  ])('says in words what %s is, or what the system says', (code, message) => {
    const error = fileErrorFrom(systemError(code), 'a.csv')
    expect(error).toBeInstanceOf(FileError)
    expect(error).toMatchObject({ name: 'FileError', message, path: 'a.csv', code })
    expect((error as FileError).cause).toBeInstanceOf(Error)
  })

  test('knows what the system really throws', () => {
    try {
      statSync('no/such/file')
    } catch (error) {
      expect(fileErrorFrom(error, 'no/such/file')).toBeInstanceOf(FileError)
    }
    expect.assertions(1)
  })

  test('passes everything else on', () => {
    for (const error of [new TypeError('a'), 'text', undefined, new FileError('a', 'b', 'c')])
      expect(fileErrorFrom(error, 'x')).toBe(error)
  })
})
