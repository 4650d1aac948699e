import { cpus } from 'node:os'

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
  readonly ms: number
  readonly all: readonly number[]
  readonly limit?: number
  /** Whole milliseconds of the peer in the same run. */
  readonly peer?: { readonly name: string; readonly ms: number }
}

export function report(name: string, rows: readonly Row[]): void {
  console.log(
    `${name} on ${cpus()[0]?.model ?? 'an unknown machine'} × ${cpus().length}, Node ${process.version}, ${new Date().toISOString()}`,
  )
  for (const { job, ms, all, limit, peer } of rows) {
    const spread = `${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)}`
    const aim = limit === undefined ? '' : `, to stay under ${limit}`
    const ratio = peer ? `; ${peer.name} ${peer.ms.toFixed(0)} ms, ratio ${(peer.ms / ms).toFixed(2)}` : ''
    console.log(`  ${job}\n    median ${ms.toFixed(1)} ms (${spread})${aim}${ratio}`)
  }
}
