import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** Milliseconds of each of several runs after one to warm up; what they return is summed so that nothing is optimised away. */
export function timed(runs: number, work: () => number): number[] {
  let sink = work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    sink += work()
    times.push(performance.now() - start)
  }
  if (Number.isNaN(sink)) throw new Error('the work gave no number')
  return times
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

export interface Row {
  readonly job: string
  readonly median: number
  readonly all: readonly number[]
  /** Of the numbers; milliseconds if not said. */
  readonly unit?: string
  readonly limit?: number
  /** The same job done by others in the same run, in the same unit. */
  readonly peers?: readonly { readonly name: string; readonly median: number }[]
  readonly note?: string
}

/** Fails if a peer's answer differs by more than five standard errors of the difference, because it would not be the same job. */
export function agree(what: string, ours: number, theirs: number, mcse: number): void {
  if (!(Math.abs(ours - theirs) <= 5 * Math.SQRT2 * mcse))
    throw new Error(`${what}: we found ${ours}, the peer ${theirs}, with a standard error of ${mcse}`)
}

/** Prints the medians, and keeps them in bench/results/<day>.json beside those of the day's other benches. */
export function report(name: string, rows: readonly Row[], numpy?: string): void {
  const machine = `${cpus()[0]?.model ?? 'an unknown machine'} × ${cpus().length}`
  const date = new Date().toISOString()
  console.log(`${name} on ${machine}, Node ${process.version}, ${date}`)
  for (const { job, median, all, unit = 'ms', limit, peers = [], note } of rows) {
    const spread = `${shown(Math.min(...all))}–${shown(Math.max(...all))}`
    const aim = limit === undefined ? '' : `, to stay under ${limit}`
    const beside = peers.map(
      (peer) => `; ${peer.name} ${shown(peer.median)}, ratio ${(peer.median / median).toFixed(2)}`,
    )
    console.log(
      `  ${job}\n    median ${shown(median)} ${unit} (${spread})${aim}${beside.join('')}${note ? `; ${note}` : ''}`,
    )
  }
  const folder = join(process.cwd(), 'bench/results')
  const file = join(folder, `${date.slice(0, 10)}.json`)
  mkdirSync(folder, { recursive: true })
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const summary = rows.map(({ all, ...row }) => ({
    ...row,
    fastest: Math.min(...all),
    slowest: Math.max(...all),
  }))
  const kept = { ...earlier, [name]: { date, machine, node: process.version, numpy, rows: summary } }
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

function shown(value: number): string {
  return value < 10 ? value.toPrecision(2) : value.toFixed(value < 100 ? 1 : 0)
}
