import { describe, expect, test } from 'vitest'
import { runWriter } from '../../src/text/formatRuns.ts'

const run = { run: 3, draw: 1, outcome: 1, days: 131, impacts: Float64Array.of(97.125, 1e-7) }

describe('runWriter', () => {
  test('csv: a header, and a line for each run', () => {
    const { header, line } = runWriter('csv', ['stays', 'forced'], ['throughput', 'bill'])
    expect(header).toBe('run,draw,outcome,days,impact.throughput,impact.bill\n')
    expect(line(run)).toBe('3,1,forced,131,97.125,1e-7\n')
  })

  test('jsonl: an object for each run', () => {
    const { header, line } = runWriter('jsonl', ['stays', 'forced'], ['throughput', 'constructor'])
    expect(header).toBe('')
    expect(line(run)).toBe(
      '{"run":3,"draw":1,"outcome":"forced","days":131,"impacts":{"throughput":97.125,"constructor":1e-7}}\n',
    )
  })

  test('without impacts', () => {
    const plain = { ...run, impacts: new Float64Array(0) }
    expect(runWriter('csv', ['a', 'b'], []).line(plain)).toBe('3,1,b,131\n')
    expect(JSON.parse(runWriter('jsonl', ['a', 'b'], []).line(plain)).impacts).toEqual({})
  })
})
