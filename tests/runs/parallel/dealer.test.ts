import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealerOf, mostBlocks, type Task } from '../../../src/runs/parallel/dealer.ts'

function allOf(first: number, end: number, workers: number): Task[] {
  const dealer = dealerOf(first, end, workers)
  const tasks: Task[] = []
  for (let task = dealer.next(); task; task = dealer.next()) tasks.push(task)
  return tasks
}
const sizes = (tasks: readonly Task[]) => tasks.map(({ first, end }) => end - first)

test('every block is dealt once, in order', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(3000), fc.integer({ min: 1, max: 20 }), (first, blocks, workers) => {
      let next = first
      for (const task of allOf(first, first + blocks, workers)) {
        expect(task.first).toBe(next)
        expect(task.end).toBeGreaterThan(task.first)
        next = task.end
      }
      expect(next).toBe(first + blocks)
    }),
    { seed: 1 },
  )
})

test('tasks begin with one block, grow, and shrink towards the end', () => {
  const found = sizes(allOf(0, 1000, 2))
  expect(found.slice(0, 12)).toEqual([1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 32])
  expect(Math.max(...found)).toBe(mostBlocks)
  expect(found.slice(-4)).toEqual([1, 1, 1, 1])
  expect(sizes(allOf(0, 3, 7))).toEqual([1, 1, 1])
})

test('what is taken back is dealt first, the earliest before the others', () => {
  const dealer = dealerOf(0, 100, 1)
  const a = dealer.next()!
  const b = dealer.next()!
  dealer.takeBack({ ...b, deaths: 1 })
  dealer.takeBack({ ...a, deaths: 2 })
  expect(dealer.next()).toEqual({ ...a, deaths: 2 })
  expect(dealer.next()).toEqual({ ...b, deaths: 1 })
  expect(dealer.next()!.first).toBe(b.end)
})
