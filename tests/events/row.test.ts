import { expect, test } from 'vitest'
import { eventKind, rowData } from '../../src/events/kind.ts'
import { eventsFrom } from '../../src/events/log.ts'
import type { RowData } from '../../src/events/row.ts'
import { brandRow } from '../../src/records/brand.ts'
import { sameRow } from '../../src/records/identity.ts'
import { tableOf } from '../../src/records/kind.ts'
import { row } from './logs.ts'

const data: RowData = { date: 1, reported: 2, retracted: 3, observed: true, strength: 1, hash: 0 }

test('a branded row is frozen, carries its data, and looks as it did', () => {
  const plain = { ...row(), 'x-mine': 1 }
  const branded = brandRow(eventKind, plain, data)
  expect(Object.isFrozen(branded)).toBe(true)
  expect(rowData(branded)).toBe(data)
  expect(Object.keys(branded)).toEqual(['date', 'signal', 'x-mine'])
  expect(JSON.parse(JSON.stringify(branded))).toEqual({ ...row(), 'x-mine': 1 })
})

test('a copy of a branded row is a plain object, and so is what inherits from one', () => {
  const branded = brandRow(eventKind, { ...row() }, data)
  for (const other of [
    { ...branded },
    Object.assign({}, branded),
    Object.create(branded),
    structuredClone(branded),
  ])
    expect(rowData(other)).toBeUndefined()
  for (const other of [undefined, null, 3, 'row', []]) expect(rowData(other)).toBeUndefined()
})

test('rows are the same where all eleven columns are, days as days and defaults filled in', () => {
  const same = (a: object, b: object) => {
    const { log } = eventsFrom([row(a), row(b)])
    return sameRow(eventKind, log![0]!, log![1]!)
  }
  const full = {
    reported: '2030-04-02',
    retracted: '2030-04-03',
    observed: true,
    event: 'e',
    source: 's',
    grade: 'B2',
    credence: 0.5,
    strength: 1,
    note: 'n',
  }
  expect(tableOf(eventKind).names).toEqual([
    'date',
    'reported',
    'retracted',
    'signal',
    'observed',
    'event',
    'source',
    'grade',
    'credence',
    'strength',
    'note',
  ])
  expect(same(full, full)).toBe(true)
  expect(same({}, { reported: '2030-04-01', observed: true, strength: 1 })).toBe(true)
  expect(same({}, { date: '2030-04-01T12:00:00+02:00' })).toBe(true)
  expect(same({ 'x-a': 1 }, { 'x-a': 2 })).toBe(true)
  const changes = {
    date: '2030-03-31',
    reported: '2030-04-01',
    retracted: '2030-04-04',
    signal: 'denial',
    observed: false,
    event: 'f',
    source: 'S',
    grade: 'B3',
    credence: 0.51,
    strength: 1.1,
    note: 'N',
  }
  expect(Object.keys(changes).sort()).toEqual([...tableOf(eventKind).names].sort())
  for (const [column, value] of Object.entries(changes)) {
    const other = { ...full, [column]: value, event: column === 'event' ? 'f' : 'e' }
    // rows of one event must agree: two logs, so that this is about the rows alone
    const a = eventsFrom([row(full)]).log![0]!
    const b = eventsFrom([row(other)]).log![0]!
    expect([column, sameRow(eventKind, a, b)]).toEqual([column, false])
  }
})

test('plain objects are not the same as anything: they were never checked', () => {
  const plain = row()
  expect(sameRow(eventKind, plain, plain)).toBe(false)
})
