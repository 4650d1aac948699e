import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeNew } from '../../src/node/writeNew.ts'
import { temporaryFolder } from './temporary.ts'

const texts = { 'a.txt': 'a', 'b.txt': 'b' }

describe('writeNew', () => {
  test('writes every file, makes the folder, and says what it wrote', () => {
    const folder = join(temporaryFolder(), 'deep/er')
    expect(writeNew(folder, texts)).toEqual([join(folder, 'a.txt'), join(folder, 'b.txt')])
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('b')
  })

  test('leaves all as it is where one file is in the way', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'b.txt'), 'mine')
    expect(() => writeNew(folder, texts)).toThrow(`${join(folder, 'b.txt')}: there is such a file already`)
    expect(readdirSync(folder)).toEqual(['b.txt'])
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('mine')
  })

  test('counts a folder by that name as in the way', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a.txt'))
    expect(() => writeNew(folder, texts)).toThrow('there is such a file already')
  })

  test('says so where the folder is a file', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => writeNew(file, texts)).toThrow(`${file}: `)
    expect(() => writeNew(join(file, 'below'), texts)).toThrow('a part of this path is a file, not a folder')
  })
})
