import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { assertWritable, writeWhole } from '../../src/node/writeWhole.ts'
import { temporaryFolder } from './temporary.ts'

const root = temporaryFolder()
let folder = root
let count = 0
beforeEach(() => {
  folder = join(root, `case-${count++}`)
  mkdirSync(folder)
})
const at = (name: string) => join(folder, name)
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('writeWhole(path, text)', () => {
  test('writes a new file, and leaves nothing beside it', () => {
    writeWhole(at('a.json'), 'Nicolás\n')
    expect(readFileSync(at('a.json'), 'utf8')).toBe('Nicolás\n')
    expect(readdirSync(folder)).toEqual(['a.json'])
    expect(mode(at('a.json'))).toBe((0o666 & ~process.umask()).toString(8))
  })

  test('replaces a file and keeps its permissions', () => {
    writeFileSync(at('a.json'), 'a much longer text than the new one')
    chmodSync(at('a.json'), 0o640)
    writeWhole(at('a.json'), 'new')
    expect(readFileSync(at('a.json'), 'utf8')).toBe('new')
    expect(mode(at('a.json'))).toBe('640')
  })

  test('replaces the file: who has opened the old one goes on reading the old one', () => {
    writeFileSync(at('a.json'), 'old')
    const before = statSync(at('a.json')).ino
    writeWhole(at('a.json'), 'new')
    expect(statSync(at('a.json')).ino).not.toBe(before)
  })

  test('keeps a symbolic link and replaces what it points to', () => {
    mkdirSync(at('real'))
    writeFileSync(at('real/a.json'), 'old')
    symlinkSync('real', at('folder'))
    symlinkSync('folder/a.json', at('link'))
    symlinkSync('link', at('second'))
    writeWhole(at('second'), 'new')
    expect(readlinkSync(at('second'))).toBe('link')
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('real/a.json'), 'utf8')).toBe('new')
  })

  test('follows a link upwards from the folder that it really is in', () => {
    mkdirSync(at('deep/er'), { recursive: true })
    symlinkSync('deep/er', at('short'))
    symlinkSync('../a.json', at('deep/er/link'))
    writeWhole(at('short/link'), 'new')
    expect(readFileSync(at('deep/a.json'), 'utf8')).toBe('new')
  })

  test('makes the file that a dangling link points to', () => {
    symlinkSync('later.json', at('link'))
    writeWhole(at('link'), 'new')
    expect(readFileSync(at('later.json'), 'utf8')).toBe('new')
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true)
  })

  test('refuses links in a circle, folders, and folders that are not there', () => {
    symlinkSync('b', at('a'))
    symlinkSync('a', at('b'))
    expect(() => writeWhole(at('a'), '')).toThrow(/symbolic links go in a circle/)
    expect(() => writeWhole(folder, '')).toThrow(/this is a folder; a file is needed/)
    expect(() => writeWhole(at('none/a.json'), '')).toThrow(`there is no folder ${at('none')}`)
  })

  test('writes to a device and does not replace it', () => {
    writeWhole('/dev/null', 'gone')
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    expect(() => writeWhole('/dev/full', 'text')).toThrow(/^\/dev\/full: the disk is full$/)
  })

  test('leaves the old file, and nothing else, where the new one does not fit', () => {
    writeFileSync(at('a.txt'), 'old')
    // a limit on the size of files stands for a disk that fills up: the first write takes a part and succeeds
    const source = join(import.meta.dirname, '../../src/node/writeWhole.ts')
    const bundle = at('writeWhole.mjs')
    execFileSync(join(import.meta.dirname, '../../node_modules/.bin/esbuild'), [
      source,
      '--bundle',
      '--platform=node',
      '--format=esm',
      `--outfile=${bundle}`,
      '--log-level=error',
    ])
    const script = `import(${JSON.stringify(bundle)}).then(({ writeWhole }) => {
      try { writeWhole(${JSON.stringify(at('a.txt'))}, 'x'.repeat(100_000)) }
      catch (error) { console.log(error.name, error.code) } })`
    const printed = execFileSync('bash', ['-c', 'ulimit -f 4; exec "$0" -e "$1"', process.execPath, script])
    expect(printed.toString()).toBe('FileError EFBIG\n')
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'writeWhole.mjs'])
  })
})

describe('assertWritable(path)', () => {
  test('accepts what can be written, and writes nothing', () => {
    writeFileSync(at('old'), 'old')
    assertWritable(at('old'))
    assertWritable(at('new'))
    assertWritable('/dev/null')
    expect(readdirSync(folder)).toEqual(['old'])
    expect(readFileSync(at('old'), 'utf8')).toBe('old')
  })

  test('refuses folders, and folders that are missing or files', () => {
    writeFileSync(at('file'), '')
    expect(() => assertWritable(folder)).toThrow(/this is a folder/)
    expect(() => assertWritable(at('none/a.json'))).toThrow(`there is no folder ${at('none')}`)
    expect(() => assertWritable(at('file/a.json'))).toThrow(/a part of this path is a file/)
  })
})
