import { describe, expect, it } from 'vitest'
import { jsonText } from '../../src/cli/json.ts'

describe('jsonText(value)', () => {
  it('is indented by two spaces and ends its last line', () => {
    expect(jsonText({ a: [1, null], b: { c: 'x' } })).toBe(
      '{\n  "a": [\n    1,\n    null\n  ],\n  "b": {\n    "c": "x"\n  }\n}\n',
    )
  })

  it('writes infinite numbers as texts', () => {
    expect(JSON.parse(jsonText([Number.POSITIVE_INFINITY, { a: Number.NEGATIVE_INFINITY }]))).toEqual([
      'Infinity',
      { a: '-Infinity' },
    ])
  })

  it('does not hide NaN in null', () => {
    expect(() => jsonText({ mean: Number.NaN })).toThrow('the result holds NaN at "mean"')
  })
})
