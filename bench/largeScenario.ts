import type { BranchDocument, EventRow, ScenarioDocument, SignalDocument } from 'forkcast'

/** Small numbers that look random and are the same everywhere: a linear congruential generator (Numerical Recipes). */
export function counter(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A tree of 10^depth leaves with fan-out 10, and 20 signals with five targets each, half of them fading. */
export function largeScenario(depth: number): ScenarioDocument {
  const next = counter(1)
  const ids: string[] = []
  const branches = (level: number): Record<string, BranchDocument> => {
    const children: Record<string, BranchDocument> = {}
    for (let i = 0; i < 10; i++) {
      const id = `b${ids.length}`
      ids.push(id)
      const weight = 0.1 + next()
      children[id] = level === 1 ? { weight } : { weight, branches: branches(level - 1) }
    }
    return children
  }
  const tree = { branches: branches(depth) }
  const signals: Record<string, SignalDocument> = {}
  for (let s = 0; s < 20; s++) {
    const ratio: Record<string, number> = {}
    while (Object.keys(ratio).length < 5)
      ratio[ids[Math.floor(next() * ids.length)] as string] = 0.5 + 2 * next()
    signals[`s${s}`] = s % 2 === 0 ? { ratio, halfLife: 30 + s } : { ratio }
  }
  return {
    forkcast: 1,
    title: `${10 ** depth} leaves`,
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree,
    signals,
  }
}

/** Rows spread over the signals and the first three hundred days, graded, each with an id. */
export function manyRows(count: number): EventRow[] {
  const next = counter(2)
  return Array.from({ length: count }, (_, index) => {
    const day = 1 + Math.floor(next() * 300)
    const date = new Date(Date.UTC(2030, 0, 1 + day)).toISOString().slice(0, 10)
    const grade = 'ABCD'[Math.floor(next() * 4)] as string
    return {
      date,
      signal: `s${Math.floor(next() * 20)}`,
      event: `e${index}`,
      source: `src${index % 7}`,
      grade: `${grade}2`,
    }
  })
}
