import { describe, expect, test } from 'vitest'
import { uniformInto } from '../../src/random/sfc32.ts'
import { streamOf, textKey } from '../../src/random/stream.ts'
import {
  drawBlock,
  drawColumn,
  eachDrawBlock,
  leastUniform,
  purposes,
} from '../../src/simulation/purposes.ts'

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

describe('drawColumn', () => {
  test('is filled block by block, each block from a stream of its own', () => {
    const column = drawColumn(seed, 'leaf', 2 * drawBlock + 5)
    ;[0, 1, 2].forEach((block) => {
      const part = column.subarray(block * drawBlock, (block + 1) * drawBlock)
      const expected = new Float64Array(part.length)
      uniformInto(expected, streamOf(seed, textKey('leaf'), block))
      expect(part).toEqual(expected)
    })
  })

  // To change these numbers is to change what every seed means: it needs a new `stream` and a line in the changelog.
  test('in stream 1 begins like this', () => {
    expect([...drawColumn(seed, 'leaf', 3)]).toEqual([
      0.16960055003299856, 0.5611309100677836, 0.7906578477744417,
    ])
    expect([...drawColumn(seed, 'parameter:pressure', drawBlock + 2)].slice(-2)).toEqual([
      0.4505621741899668, 0.038966702334262915,
    ])
  })

  test('of fewer draws is the beginning of one of more', () => {
    const long = drawColumn(seed, 'day', 3000)
    for (const draws of [1, 1000, drawBlock, drawBlock + 1])
      expect(drawColumn(seed, 'day', draws)).toEqual(long.slice(0, draws))
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

describe('leastUniform', () => {
  test('is half a step of the uniform variates', () => {
    expect(leastUniform).toBe(2 ** -54)
  })
})
