import { describe, expect, test } from 'vitest'
import { type DrawSources, posteriorDraws } from '../../src/draws/posteriorDraws.ts'
import { drawBlock } from '../../src/draws/purposes.ts'
import { uniformInto } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'

/** A prior by draw and leaf, shown block by block as columns; a leaf whose prior never varies as one number. */
function priorsOf(prior: readonly (readonly number[])[]) {
  const leaves = prior[0]!.length
  const varies = Array.from({ length: leaves }, (_, leaf) =>
    prior.some((row) => row[leaf] !== prior[0]![leaf]),
  )
  let block: readonly (readonly number[])[] = []
  const eachLeaf: DrawSources['priors']['eachLeaf'] = (_, end, see) => {
    expect(block.length).toBeGreaterThanOrEqual(end)
    for (let leaf = 0; leaf < leaves; leaf++) {
      if (varies[leaf])
        see(
          leaf,
          4,
          Float64Array.from(block, (row) => row[leaf]! / 4),
        )
      else see(leaf, prior[0]![leaf]!, undefined)
    }
  }
  return { eachLeaf, show: (first: number, length: number) => (block = prior.slice(first, first + length)) }
}

interface Case {
  readonly prior: readonly (readonly number[])[]
  readonly ofLeaf: readonly number[]
  readonly cellOfLeaf: readonly number[]
  readonly rows: readonly number[]
  readonly rowsOfDraw?: readonly (readonly number[])[]
  readonly appended?: readonly number[]
}

function found({ prior, ofLeaf, cellOfLeaf, rows, rowsOfDraw, appended }: Case) {
  const priors = priorsOf(prior)
  let begin = 0
  const posterior = posteriorDraws({
    model: { classes: { count: rows.length, ofLeaf: Int32Array.from(ofLeaf) } } as DrawSources['model'],
    cells: { count: cellOfLeaf.reduce((a, b) => Math.max(a, b)) + 1, ofLeaf: Int32Array.from(cellOfLeaf) },
    priors,
    rows: Float64Array.from(rows),
    rowsOfDraw: rowsOfDraw && ((draw) => Float64Array.from(rowsOfDraw[begin + draw]!)),
    appended: appended && Float64Array.from(appended),
    draws: prior.length,
  })
  for (let first = 0; first < prior.length; first += drawBlock) {
    const length = Math.min(drawBlock, prior.length - first)
    priors.show(first, length)
    begin = first
    posterior.find(first, length)
  }
  return posterior
}

/** The definition, draw by draw: π_d E_d / W_d, weights divided by the largest possible one. */
function expectDefinition(given: Case): void {
  const { probability, logWeight } = found(given)
  const draws = given.prior.length
  given.prior.forEach((prior, d) => {
    const sums = prior.map(
      (_, leaf) =>
        (given.rowsOfDraw?.[d] ?? given.rows)[given.ofLeaf[leaf]!]! + (given.appended?.[leaf] ?? 0),
    )
    const largest = Math.max(...sums.filter((_, leaf) => prior[leaf]! > 0))
    const weights = prior.map((p, leaf) => (p > 0 ? p * Math.exp(sums[leaf]! - largest) : 0))
    const total = weights.reduce((a, b) => a + b, 0)
    const possible = largest > -Infinity
    if (!possible) expect(logWeight[d]).toBe(-Infinity)
    else expect(logWeight[d]! - largest - Math.log(total)).toBeCloseTo(0, 12)
    const cells = probability.length / draws
    for (let cell = 0; cell < cells; cell++) {
      const own = weights.filter((_, leaf) => given.cellOfLeaf[leaf] === cell).reduce((a, b) => a + b, 0)
      expect(probability[cell * draws + d]).toBeCloseTo(possible ? own / total : 0, 13)
    }
  })
}

/** Random priors that sum to 1; the first leaf's stays 0.25. */
function randomPriors(draws: number, leaves: number): number[][] {
  const column = new Float64Array(draws * (leaves - 1))
  uniformInto(column, streamOf(textKey('1'), textKey('posterior'), 0))
  return Array.from({ length: draws }, (_, d) => {
    const row = [...column.subarray(d * (leaves - 1), (d + 1) * (leaves - 1))]
    const sum = row.reduce((a, b) => a + b, 0)
    return [0.25, ...row.map((p) => (0.75 * p) / sum)]
  })
}

const shape = { ofLeaf: [0, 1, 1, 2, 0], cellOfLeaf: [0, 1, 0, 2, 2] }

describe('posteriorDraws', () => {
  const prior = randomPriors(1500, 5)

  test('is prior times factor, over their sum, by cell', () => {
    expectDefinition({ ...shape, prior, rows: [-1, 0.5, -3] })
  })

  test('with what conditions have appended', () => {
    expectDefinition({
      ...shape,
      prior,
      rows: [-1, 0.5, -3],
      appended: [0, -Infinity, 1, 2, 0],
    })
  })

  test('where draws have rows of their own', () => {
    const rowsOfDraw = prior.map((row) => [-row[1]!, 10 * row[2]!, Math.log(row[3]!)])
    expectDefinition({ ...shape, prior, rows: [0, 0, 0], rowsOfDraw, appended: [0, 1, 2, -1, 0] })
  })

  test('where rows tell no leaf apart is the prior, and every draw has the same weight to the last digit', () => {
    const { probability, logWeight } = found({ ...shape, prior, rows: [-2, -2, -2] })
    expect(logWeight.every((value) => value === -2)).toBe(true)
    prior.forEach((row, d) => {
      expect(probability[d]).toBe(row[0]! + row[2]!)
      expect(probability[1500 + d]).toBe(row[1])
    })
  })

  test('factors far apart leave the others in range where a draw excludes the greatest', () => {
    const some = [
      [0, 0.5, 0, 0.5, 0],
      [0.25, 0.25, 0.25, 0.25, 0],
      [0, 0, 0, 1, 0],
    ]
    expectDefinition({ ...shape, prior: some, rows: [0, -2000, -2001] })
    expectDefinition({ ...shape, prior: some, rows: [0, -800, -801], appended: [1000, 0, 0, 0, 0] })
    expectDefinition({
      ...shape,
      prior: some,
      rows: [0, 0, 0],
      rowsOfDraw: some.map(() => [0, -2000, -2001]),
    })
  })

  test('a draw that has no possible leaf has no weight, and no probabilities', () => {
    const none = -Infinity
    const some = [
      [0, 0.5, 0.5, 0, 0],
      [0.25, 0.25, 0.25, 0.25, 0],
    ]
    expectDefinition({ ...shape, prior: some, rows: [0, none, 0] })
    expectDefinition({ ...shape, prior: some, rows: [none, none, none] })
    expectDefinition({
      ...shape,
      prior: some,
      rows: [0, 0, 0],
      rowsOfDraw: [
        [0, none, 0],
        [none, none, none],
      ],
    })
  })

  test('many classes are taken in strips of draws', () => {
    // 2²² / 300,000 sums fit: sixteen draws at a time
    const leaves = 300_000
    const rows = new Array(leaves).fill(0)
    const some = Array.from({ length: 20 }, () => new Array(leaves).fill(1 / leaves))
    const order = Array.from({ length: leaves }, (_, leaf) => leaf)
    const cellOfLeaf = order.map((leaf) => leaf % 2)
    const rowsOfDraw = some.map((_, d) => order.map((k) => (k % 2 === 0 ? Math.log(d + 1) : 0)))
    const { probability } = found({ prior: some, ofLeaf: order, cellOfLeaf, rows, rowsOfDraw })
    for (let d = 0; d < 20; d++) expect(probability[d]).toBeCloseTo((d + 1) / (d + 2), 9)
  })
})
