import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openWhole } from '../../src/node/openWhole.ts'
import { temporaryFolder } from './temporary.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const folders = temporaryFolder()
beforeEach(() => {
  folder = mkdtempSync(join(folders, 'open-'))
})

describe('openWhole(path)', () => {
  test('shows nothing until the file is finished, then all of it', () => {
    writeFileSync(at('a.csv'), 'old')
    chmodSync(at('a.csv'), 0o600)
    symlinkSync(at('a.csv'), at('link'))
    const file = openWhole(at('link'))
    file.write(Buffer.from('one\n'))
    file.write(Buffer.from('two\n'))
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('old')
    file.finish()
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('one\ntwo\n')
    expect(statSync(at('a.csv')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'link'])
  })

  test('leaves the old file, and nothing else, where it is abandoned', () => {
    writeFileSync(at('a.csv'), 'old')
    const file = openWhole(at('a.csv'))
    file.write(Buffer.from('new'))
    file.abandon()
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  test('writes to a device as it is, and says where it cannot', () => {
    const file = openWhole('/dev/null')
    file.write(Buffer.from('gone'))
    file.finish()
    expect(() => openWhole(at('none/a.csv'))).toThrow(`there is no folder ${at('none')}`)
  })
})
