import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** What a job in numpy took, in seconds, and what it found, to see that it is the same job. */
export interface NumpyAnswer {
  readonly version: string
  readonly all: number[]
  readonly answers: Readonly<Record<string, number>>
}

/** Debian's own, unless another is named. */
const python = process.env.BENCH_PYTHON ?? '/usr/bin/python3'

function run(args: string[], input = ''): string {
  return execFileSync(python, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })
}

/** The version of numpy beside us; undefined where there is none. */
export function numpy(): string | undefined {
  try {
    return run(['-c', 'import numpy; print(numpy.__version__)']).trim()
  } catch {
    return undefined
  }
}

/** Carries a job out in numpy, in one thread; undefined where there is no numpy. */
export function numpyJob(script: string, job: object): NumpyAnswer | undefined {
  const version = numpy()
  if (version === undefined) return undefined
  const answer = run([join(process.cwd(), 'bench/peers', script)], JSON.stringify(job))
  return { version, ...(JSON.parse(answer) as { all: number[]; answers: Record<string, number> }) }
}
