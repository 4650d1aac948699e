import { describe, expect, test } from 'vitest'
import { drawBlock, eachDrawBlock, purposes } from '../../src/draws/purposes.ts'
import { textKey } from '../../src/random/textKey.ts'

const seed = textKey('harbour')

describe('purposes', () => {
  test('no two have one text', () => {
    const texts = [
      purposes.start,
      purposes.leaf,
      purposes.day,
      purposes.low(purposes.leaf),
      purposes.low(purposes.day),
      purposes.impact('leaf', 'normal'),
      purposes.impact('leaf', 'uniform'),
      purposes.impact('leaf', 'exponential'),
      purposes.impact('day', 'normal'),
      purposes.impactOfRun('leaf'),
      purposes.split(''),
      purposes.split('leaf'),
      purposes.parameter('leaf', 0),
      purposes.parameter('leaf', 1),
      purposes.parameter('leaf', 11),
      purposes.parameter('tree.branches.leaf.p', 0),
    ]
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('eachDrawBlock', () => {
  test('visits every draw once', () => {
    const visited: [number, number][] = []
    eachDrawBlock(seed, 'day', 2 * drawBlock + 1, (_, first, end) => visited.push([first, end]))
    expect(visited).toEqual([
      [0, drawBlock],
      [drawBlock, 2 * drawBlock],
      [2 * drawBlock, 2 * drawBlock + 1],
    ])
  })
})
