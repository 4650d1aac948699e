import { simulate } from 'forkcast'
import { expect, test } from 'vitest'
import { reusedColumns } from '../../src/draws/reusedColumns.ts'
import { everyFeature } from '../simulation/everyFeature.ts'

test('columns are used again once they are released, and not before', () => {
  const first = reusedColumns()
  const [a, b] = [first.makeColumn(1000), first.makeColumn(1000)]
  expect(a).not.toBe(b)
  const beside = reusedColumns()
  expect([a, b]).not.toContain(beside.makeColumn(1000))
  first.release()
  const next = reusedColumns()
  const again = [next.makeColumn(1000), next.makeColumn(1000), next.makeColumn(1000)]
  expect(again.slice(0, 2).every((column) => column === a || column === b)).toBe(true)
  expect(again[2] === a || again[2] === b).toBe(false)
})

test('a simulation of more than 64 MB leaves nothing behind', () => {
  const large = reusedColumns()
  const column = large.makeColumn(8_400_000)
  large.release()
  expect(reusedColumns().makeColumn(8_400_000) === column).toBe(false)
})

test('a simulation is the same whatever another has left behind', () => {
  const forecast = everyFeature()
  const options = { runs: 3000, draws: 1500, seed: 'room' }
  const alone = JSON.stringify(simulate(forecast, options))
  for (const draws of [1400, 1500]) {
    simulate(everyFeature(), { ...options, draws, seed: 'other' })
    expect(JSON.stringify(simulate(forecast, options)) === alone).toBe(true)
  }
})
