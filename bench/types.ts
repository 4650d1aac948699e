import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { median, report } from './timing.ts'

const runs = 7
const sizes = [100, 5000]
const kinds = ['literal', 'plain'] as const
const perBranch = 50

if (!existsSync('dist/index.d.ts')) throw new Error('there is no dist/index.d.ts; npm run build first')

/** A scenario of so many leaves, fifty a branch, and twenty signals that each name a branch and a leaf. */
function documentOf(leaves: number): string {
  const branches = Array.from({ length: leaves / perBranch }, (_, i) => {
    const below = Array.from({ length: perBranch }, (_, j) => `leaf${i}x${j}: { weight: ${j + 1} }`)
    return `branch${i}: { weight: ${i + 1}, branches: { ${below.join(', ')} } }`
  })
  const signals = Array.from({ length: 20 }, (_, i) => {
    const branch = i % branches.length
    return `signal${i}: { ratio: { branch${branch}: 2, leaf${branch}x${i}: 3 } }`
  })
  return `{
    forkcast: 1, title: 'large', origin: '2030-01-01', horizon: '2030-12-31', exhaustive: true,
    tree: { branches: { ${branches.join(',\n')} } },
    signals: { ${signals.join(',\n')} },
  }`
}

/** The same file twice: its ids as types, or the document typed as ScenarioDocument, in which all are strings. */
const sources = {
  literal: (document: string) => `import { defineScenario, update } from 'forkcast'
    const scenario = defineScenario(${document})
    export const found: number = update(scenario, []).outcomes.leaf0x0.probability\n`,
  plain: (document: string) => `import { defineScenario, type ScenarioDocument, update } from 'forkcast'
    const document: ScenarioDocument = ${document}
    export const found = update(defineScenario(document), []).outcomes.leaf0x0?.probability\n`,
}

interface Cost {
  readonly check: number
  readonly instantiations: number
  readonly memory: number
}

/** What tsc says it took, as a package that imports the built one would run it. */
function compiled(folder: string): Cost {
  const words = ['node_modules/typescript/bin/tsc', '-p', folder, '--extendedDiagnostics']
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tsc exited ${status}\n${stdout}`)
  const said = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return {
    check: said('Check time') * 1000,
    instantiations: said('Instantiations'),
    memory: said('Memory used') / 1024,
  }
}

const directory = mkdtempSync(join(tmpdir(), 'forkcast-types-'))
try {
  const cases = sizes.flatMap((leaves) => kinds.map((kind) => ({ leaves, kind, costs: [] as Cost[] })))
  const folderOf = (leaves: number, kind: string) => join(directory, `${kind}${leaves}`)
  for (const { leaves, kind } of cases) {
    const folder = folderOf(leaves, kind)
    mkdirSync(folder)
    writeFileSync(join(folder, 'scenario.ts'), sources[kind](documentOf(leaves)))
    const options = {
      ...{ strict: true, noEmit: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler' },
      ...{ types: [], paths: { forkcast: [resolve('dist/index.d.ts')] } },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))
  }
  // in turn, so that a machine that slows down slows all; the first round warms the disk
  for (let run = -1; run < runs; run++)
    for (const { leaves, kind, costs } of cases) {
      const cost = compiled(folderOf(leaves, kind))
      if (run >= 0) costs.push(cost)
    }
  const medians = cases.map(({ leaves, kind, costs }) => ({
    job: `${leaves.toLocaleString('en')} leaves, ${kind === 'plain' ? 'typed as ScenarioDocument' : 'a literal'}`,
    all: costs.map(({ check }) => check),
    check: median(costs.map(({ check }) => check)),
    fastest: Math.min(...costs.map(({ check }) => check)),
    instantiations: median(costs.map(({ instantiations }) => instantiations)),
    memory: median(costs.map(({ memory }) => memory)),
  }))
  report(
    "types: tsc's check time",
    medians.map(({ job, check, all }) => ({ job, median: check, all })),
  )
  sizes.forEach((leaves, i) => {
    const [literal, plain] = medians.slice(2 * i) as [(typeof medians)[0], (typeof medians)[0]]
    // The fastest runs are compared, because a busy machine only adds time.
    const ratio = (of: 'fastest' | 'memory') => (literal[of] / plain[of]).toFixed(2)
    console.log(
      `  ${leaves.toLocaleString('en')} leaves, literal against plain: check time × ${ratio('fastest')}; instantiations × ${(literal.instantiations / plain.instantiations).toFixed(2)}; memory × ${ratio('memory')}`,
    )
  })
} finally {
  rmSync(directory, { recursive: true, force: true })
}
