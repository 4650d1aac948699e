import { describe, expect, test } from 'vitest'
import type { ImpactPlan } from '../../src/runs/impactPlan.ts'
import { forecastOf, type Parts, planFor } from '../simulation/forecasts.ts'

type Quantity = NonNullable<NonNullable<Parts['impacts']>[string]['default']>

function planOfImpact(
  a: Quantity,
  b: Quantity,
  { p = 0.5, z = { uniform: { min: 0, max: 1 } } as object, first = 0 } = {},
): ImpactPlan {
  const parts = {
    parameters: { z: { distribution: z } },
    tree: {
      branches: {
        a: { p, impacts: { x: a }, timing: { uniform: { min: first, max: 300 } } },
        b: { p: 'rest', impacts: { x: b } },
      },
    },
    impacts: { x: {} },
  } as Parts
  return planFor(forecastOf(parts)).impacts[0]!
}

describe('impactPlan', () => {
  test('tells the four kinds of setting apart', () => {
    expect(planOfImpact(3, '1 to 2').settings.map(({ kind }) => kind)).toEqual(['constant', 'distribution'])
    expect(planOfImpact('z + 1', 'days').settings.map(({ kind }) => kind)).toEqual(['draw', 'days'])
  })

  test('a setting that follows from the parameters has a value for each draw', () => {
    const [setting] = planOfImpact('2 * z', 0).settings
    const values = setting?.kind === 'draw' ? setting.values : undefined
    const { parameters } = planFor(
      forecastOf({
        parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
        tree: { branches: { a: { p: 1 } } },
      }),
    )
    expect(values).toEqual(parameters[0]!.map((z) => 2 * z))
  })

  test('the grid’s centre is the median of what the leaves typically give, which a rare catastrophe does not move', () => {
    expect(planOfImpact(1e9, 94, { p: 0.01 }).grid.center).toBe(94)
    expect(planOfImpact(1e9, 94, { p: 0.9 }).grid.center).toBe(1e9)
  })

  test('each outcome has a centre of its own; outcomes that cannot happen that of the grid', () => {
    expect([...planOfImpact(7, { normal: { mean: 1e8, sd: 1 } }).centers]).toEqual([7, 1e8])
    expect([...planOfImpact(7, 50, { p: 0 }).centers]).toEqual([50, 50])
  })

  test('the unit is that of the farthest typical value', () => {
    expect(planOfImpact(0, 1000).grid.unit).toBe(512)
    // 95% points: 1.64 and 95 away
    expect(planOfImpact({ normal: { mean: 0, sd: 1 } }, { normal: { mean: 0, sd: 1 } }).grid.unit).toBe(1)
    expect(planOfImpact(5, '5 to 100', { p: 0.9 }).grid.unit).toBe(64)
  })

  test('expressions that are 0 at the medians are known by what they are in the draws', () => {
    const z = { normal: { mean: 0, sd: 1e6 } }
    const { grid } = planOfImpact('z', 'z', { z })
    expect(grid.unit).toBe(2 ** 20)
    expect(Math.abs(grid.center)).toBeLessThan(2e5)
  })

  test('expressions in days are known by the days on which their leaves come true', () => {
    // days 16 and 286, and 151 between them: −284,000, −14,000 and −149,000
    const { grid } = planOfImpact('1000 * (days - 300)', '1000 * (days - 300)', { p: 0.9 })
    expect(grid.unit).toBe(2 ** 17)
    expect(grid.center).toBe(-149_000)
    // a leaf without timing is there on the last day alone
    expect([...planOfImpact(0, '1000 * (days - 290)').centers]).toEqual([0, 10_000])
  })

  test('days on which an expression has no value do not spoil the rest', () => {
    const { center, unit } = planOfImpact('days + 1 / (days - 150)', 0, { p: 0.9, first: 0 }).grid
    expect([Number.isFinite(center), Number.isFinite(unit)]).toEqual([true, true])
  })

  test('a setting that no run can meet does not matter', () => {
    expect(planOfImpact(1e12, 94, { p: 0 }).grid).toEqual(planOfImpact(94, 94, { p: 0 }).grid)
  })
})
