import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../src/draws/cells.ts'
import { modelOf, type Parts } from '../simulation/forecasts.ts'

/** Six leaves; outcomes o, q and s, two of the leaves timed. */
function parts(more: { impact?: boolean; late?: boolean; signal?: boolean } = {}): Parts {
  const cost = (value: number) => (more.impact ? { impacts: { cost: value, ...late(value) } } : {})
  const late = (value: number) => (more.late ? { delay: 10 - value } : {})
  return {
    tree: {
      branches: {
        a: { p: 0.1, outcome: 'o', ...cost(1) },
        b: { p: 0.2, outcome: 'q', timing: { exponential: { mean: 90 } }, ...cost(2) },
        c: { p: 0.1, outcome: 'o', timing: { exponential: { mean: 90 } }, ...cost(1) },
        d: { p: 0.2, outcome: 's', ...cost(2) },
        e: { p: 0.1, outcome: 'o', ...cost(3) },
        f: { p: 0.3, outcome: 'q', ...cost(2) },
      },
    },
    ...(more.impact ? { impacts: { cost: {}, ...(more.late ? { delay: {} } : {}) } } : {}),
    ...(more.signal ? { signals: { leak: { ratio: { a: 2, d: 3, f: 0.5 } } } } : {}),
  }
}

describe('cellsOf', () => {
  test('puts leaves of the same outcome and timing in one cell', () => {
    const { count, ofLeaf, outcome, timing } = cellsOf(modelOf(parts()))
    expect(count).toBe(5)
    expect([...outcome]).toEqual([0, 0, 1, 1, 2])
    expect([...timing]).toEqual([-1, 0, -1, 0, -1])
    expect([...ofLeaf]).toEqual([0, 3, 1, 4, 0, 2])
  })

  test('tells leaves apart by their impacts', () => {
    const model = modelOf(parts({ impact: true }))
    const { count, ofLeaf, settings } = cellsOf(model)
    expect(count).toBe(6)
    ofLeaf.forEach((cell, leaf) => {
      expect(settings[0]![cell]).toBe(model.impacts[0]!.ofLeaf[leaf])
    })
  })

  test('is not changed by a signal, which no run looks at', () => {
    expect(cellsOf(modelOf(parts({ signal: true })))).toEqual(cellsOf(modelOf(parts())))
  })

  test('a further impact cuts cells finer and leaves their order: no run moves to another outcome, timing or impact', () => {
    const steps = [parts(), parts({ impact: true }), parts({ impact: true, late: true })].map((given) =>
      cellsOf(modelOf(given)),
    )
    for (const [coarse, fine] of [
      [steps[0]!, steps[1]!],
      [steps[1]!, steps[2]!],
    ] as const) {
      const of = new Map<number, number>()
      fine.ofLeaf.forEach((cell, leaf) => {
        const before = of.get(cell) ?? coarse.ofLeaf[leaf]!
        expect(coarse.ofLeaf[leaf]).toBe(before)
        of.set(cell, before)
      })
      const coarseInOrder = Array.from({ length: fine.count }, (_, cell) => of.get(cell)!)
      expect(coarseInOrder).toEqual([...coarseInOrder].sort((a, b) => a - b))
    }
  })

  test('a tree of one leaf has one cell', () => {
    const { count, ofLeaf } = cellsOf(modelOf({ tree: { branches: { only: { p: 1 } } } }))
    expect([count, ...ofLeaf]).toEqual([1, 0])
  })
})
