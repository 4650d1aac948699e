import { describe, expect, test } from 'vitest'
import { bar } from '../../src/report/bar.ts'

describe('bar(share, width)', () => {
  test.each([
    [0.55, 10, '█████▌'],
    [1, 4, '████'],
    [1.0000001, 4, '████'],
    [0.5, 1, '▌'],
    [0.126, 1, '▏'],
    [0, 10, ''],
    [NaN, 10, ''],
  ])('draws %d of %d columns as %s, to an eighth', (share, width, text) => {
    expect(bar(share, width)).toBe(text)
  })

  test('shows whatever is above nothing', () => {
    expect(bar(1e-300, 10)).toBe('▏')
  })
})
