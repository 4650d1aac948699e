import { describe, expect, test } from 'vitest'
import { jsonText } from '../../src/cli/json.ts'

describe('jsonText(value)', () => {
  test('is indented by two spaces and ends its last line', () => {
    expect(jsonText({ a: [1, null], b: { c: 'x' } })).toBe(
      '{\n  "a": [\n    1,\n    null\n  ],\n  "b": {\n    "c": "x"\n  }\n}\n',
    )
  })

  test('writes infinite numbers as texts', () => {
    expect(JSON.parse(jsonText([Infinity, { a: -Infinity }]))).toEqual(['Infinity', { a: '-Infinity' }])
  })

  test('does not hide NaN in null', () => {
    expect(() => jsonText({ mean: NaN })).toThrow('the result holds NaN at "mean"')
  })
})
