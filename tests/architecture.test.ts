import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The pipeline: a file imports from its own folder and from those before it. */
const folders = [
  ...['numeric', 'random', 'checking', 'distribution', 'expression', 'kernels', 'scenario', 'records'],
  ...['events', 'evidence', 'forecast', 'draws', 'replay', 'runs', 'simulation', 'explanation', 'analysis'],
  ...['scoring/scores', 'scoring/calibration', 'scoring/pools', 'scoring/backtest', 'learning', 'charts'],
  ...['text', 'report', 'node', 'browser', 'cli'],
]
/** Which packages there are, and the only folders that may import them. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ['checking', 'scenario', 'records', 'events', 'scoring/backtest', 'learning'],
  yaml: ['text'],
  papaparse: ['text'],
  'jsonc-parser': ['text'],
  mathjs: ['text'],
  seedrandom: ['random'],
  '#kernels': ['kernels', 'draws', 'runs', 'simulation'],
  commander: ['cli'],
  node: ['node', 'cli'],
}
/** What differs between engines, locales or moments, and who may use it all the same. */
const bans: readonly { pattern: RegExp; except: string; use: string }[] = [
  {
    pattern: /\bMath\s*\.\s*(?:exp|expm1|log|log2|log10|log1p|pow|a?(?:sin|cos|tan)h?|atan2|cbrt|hypot)\b/g,
    except: 'numeric',
    use: 'the last bit differs between engines; use src/numeric',
  },
  {
    // 2 ** -51 is exact and the same everywhere, x ** y and even x ** 3 are not
    pattern: /\*\*(?!\s*-?\d+\b(?!\.))=?|(?<!\b2\s*)\*\*/g,
    except: 'numeric',
    use: 'only powers of two are exact; multiply, or use pow of src/numeric',
  },
  {
    pattern: /\bNumber\s*\.\s*(?:POSITIVE_INFINITY|NEGATIVE_INFINITY|NaN)\b/g,
    except: '',
    use: 'one spelling: Infinity, NaN',
  },
  { pattern: /\bMath\s*\.\s*random\b/g, except: '', use: 'the generator is an argument' },
  {
    pattern: /\bDate\b|\bperformance\b|\bhrtime\b/g,
    except: 'cli',
    use: 'nothing reads the clock; days are numbers',
  },
  {
    pattern: /\btoLocale\w*|\blocaleCompare\b|\bIntl\b/g,
    except: '',
    use: 'the same bytes under every locale',
  },
]
const longest = 220

/** The code without its comments. Text is matched first, so that a // inside it begins none. */
const codeOf = (source: string): string =>
  source.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/.*/g,
    (match) => (match.startsWith('/') ? '' : match),
  )
const importsOf = (code: string): string[] =>
  [
    ...code.matchAll(
      /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
/** `scoring` is four folders, each with its place in the pipeline; the folders inside another belong to it. */
const folderOf = (file: string): string => /^scoring\/[^/]*(?=\/)|^[^/]*(?=\/)/.exec(file)?.[0] ?? ''
const ranks = (folder: string): number => (folder === '' ? folders.length : folders.indexOf(folder))

/** Everything that is wrong with a tree of sources, given by path below src/, a sentence each. */
function faults(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const graph = new Map<string, string[]>()
  for (const [file, source] of sources) {
    const folder = folderOf(file)
    const code = codeOf(source)
    const arrows: string[] = []
    graph.set(file, arrows)
    if (ranks(folder) < 0) found.push(`${file} lies in a folder that the pipeline does not name`)
    if (folder !== '' && /(?:^|\/)(?:index|utils?|helpers?)\.ts$/.test(file))
      found.push(`${file} is a barrel or a heap; a file is named for its one concept`)
    const statements = code.replace(/^#!.*/, '').replace(/^export\b[^'";=]*?\bfrom '[^']+'/gm, '')
    if (folder === '' && !['cli.ts', 'worker.ts'].includes(file) && statements.trim() !== '')
      found.push(`${file} is an entry and holds more than exports`)
    for (const specifier of importsOf(code)) {
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(file), specifier)
        arrows.push(target)
        if (folderOf(target) === '' && !target.endsWith('.json'))
          found.push(`${file} imports the entry ${target}`)
        else if (ranks(folderOf(target)) > ranks(folder))
          found.push(`${file} imports ${target}, from further down the pipeline`)
      } else {
        const name = specifier.startsWith('node:') ? 'node' : (specifier.split('/')[0] ?? '')
        if (!packages[name]?.includes(folder)) found.push(`${file} may not import ${specifier}`)
      }
    }
    for (const { pattern, except, use } of bans) {
      if (folder === except && except !== '') continue
      for (const [word] of code.matchAll(pattern)) found.push(`${file} uses ${word}: ${use}`)
    }
    const lines = source.split('\n').length - 1
    if (lines > longest) found.push(`${file} has ${lines} lines, more than ${longest}: it holds two concepts`)
  }
  return [...found, ...circles(graph)]
}

/** Each file that is imported, directly or not, by what it imports. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file)
    if (at >= 0) found.push(`${[...trail.slice(at), file].join(' → ')} is a circle`)
    if (at >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

const root = join(import.meta.dirname, '../src')
const sources = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)

describe('the architecture of src/', () => {
  test('has its folders in one pipeline, no circles, packages and engine-dependent functions in their places', () => {
    expect(sources.size).toBeGreaterThan(50)
    expect(faults(sources)).toEqual([])
  })

  test('has each of its folders in the table of CONTRIBUTING.md, in that order, and no other', () => {
    const contributing = readFileSync(join(root, '../CONTRIBUTING.md'), 'utf8')
    const rows = [...contributing.matchAll(/^\| ((?:`[a-z/]+\/`(?:, )?)+) \|/gm)].map(
      (match) => match[1] ?? '',
    )
    const described = rows.join().match(/(?<=`)[a-z/]+(?=\/`)/g)
    const present = new Set([...sources.keys()].map(folderOf))
    expect(described).toEqual(folders.filter((folder) => present.has(folder)))
  })

  // what each rule is for: planted, and found
  test.each([
    ['numeric/a.ts', "import { a } from '../scenario/tree.ts'", 'from further down the pipeline'],
    ['events/a.ts', "import type { A } from '../evidence/a.ts'", 'from further down the pipeline'],
    ['events/a.ts', "export * from '../evidence/a.ts'", 'from further down the pipeline'],
    ['evidence/a.ts', "import {\n  a,\n} from '../forecast/update.ts'", 'from further down the pipeline'],
    ['text/a.ts', "const a = await import('../cli/a.ts')", 'from further down the pipeline'],
    ['cli/a.ts', "import { update } from '../index.ts'", 'imports the entry index.ts'],
    ['report/index.ts', "export { a } from './a.ts'", 'is a barrel'],
    ['misc/a.ts', 'export const a = 1', 'the pipeline does not name'],
    ['scoring/a.ts', 'export const a = 1', 'the pipeline does not name'],
    ['scoring/scores/a.ts', "import { b } from '../pools/b.ts'", 'from further down the pipeline'],
    ['read.ts', "export { a } from './text/csv.ts'\nexport const b = 1", 'holds more than exports'],
    ['text/a.ts', "import { b } from './b.ts'", 'text/a.ts → text/b.ts → text/a.ts is a circle'],
    ['text/a.ts', "import type { a } from './a.ts'", 'text/a.ts → text/a.ts is a circle'],
    ['forecast/a.ts', "import * as z from 'zod'", 'may not import zod'],
    ['scenario/a.ts', "import { parse } from 'yaml'", 'may not import yaml'],
    ['events/a.ts', "import Papa from 'papaparse'", 'may not import papaparse'],
    ['report/a.ts', "import { parseTree } from 'jsonc-parser'", 'may not import jsonc-parser'],
    ['expression/a.ts', "import { create } from 'mathjs/number'", 'may not import mathjs/number'],
    ['simulation/a.ts', "import alea from 'seedrandom/lib/alea.js'", 'may not import seedrandom'],
    ['text/a.ts', "import { readFileSync } from 'node:fs'", 'may not import node:fs'],
    ['node/a.ts', "import { Command } from 'commander'", 'may not import commander'],
    ['cli/a.ts', "import Table from 'cli-table3'", 'may not import cli-table3'],
    ['text/a.ts', "import 'left-pad'", 'may not import left-pad'],
    ['random/a.ts', 'export const a = Math.exp(1)', 'uses Math.exp'],
    ['random/a.ts', 'export const a = Math.log10(1)', 'uses Math.log10'],
    ['random/a.ts', 'export const a = [1].map(Math.acosh)', 'uses Math.acosh'],
    ['scoring/pools/a.ts', 'export const a = Math.hypot(1)', 'uses Math.hypot'],
    ['random/a.ts', 'export const a = (x: number, y: number) => x ** y', 'uses **'],
    ['random/a.ts', 'export const a = (x: number) => x ** 3', 'uses **'],
    ['random/a.ts', 'export const a = 2 ** 0.5', 'uses **'],
    ['random/a.ts', 'let a = 2\na **= 0.5', 'uses **'],
    ['random/a.ts', 'export const a = Math.random()', 'uses Math.random'],
    ['random/a.ts', 'export const a = Number.NaN', 'uses Number.NaN'],
    ['report/a.ts', 'export const a = () => new Date()', 'uses Date'],
    ['report/a.ts', 'export const a = (n: number) => n.toLocaleString()', 'uses toLocaleString'],
    ['text/a.ts', 'export const a = (b: string) => b.localeCompare("c")', 'uses localeCompare'],
  ])('refuses %s with %j', (file, source, fault) => {
    const planted = new Map([
      [file, source],
      ['text/b.ts', "export { a } from './a.ts'"],
    ])
    expect(faults(planted)).toEqual([expect.stringContaining(fault)])
  })

  test('refuses a file that is too long', () => {
    expect(faults(new Map([['text/a.ts', '\n'.repeat(longest)]]))).toEqual([])
    expect(faults(new Map([['text/a.ts', '\n'.repeat(longest + 1)]]))).toHaveLength(1)
  })

  test.each([
    ['random/a.ts', '// Math.exp(1)\n/* x ** y, Date */\nexport const a = 2 ** -53 + 2 ** 32 + Math.sqrt(2)'],
    ['numeric/a.ts', 'export const a = (x: number, y: number) => x ** y'],
    ['cli/a.ts', "import { open } from 'node:fs/promises'\nexport const now = () => Date.now()"],
    ['text/a.ts', "export const a = 'https://example.org/*' // from './b.ts'\nexport const b = '*/'"],
  ])('accepts %s with %j', (file, source) => {
    expect(faults(new Map([[file, source]]))).toEqual([])
  })
})
