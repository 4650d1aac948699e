import { writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import type { Metafile } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import commandLine from '../../tsup.cli.config.ts'
import { commonJs, library, schemas } from '../../tsup.config.ts'
import worker from '../../tsup.worker.config.ts'
import { metafileOf, packagesIn, reached } from './bundle.ts'
import { currentNotices, noticesFile, noticesFor } from './notices.ts'

const metafiles = {
  esm: metafileOf(library, 'esm'),
  cjs: metafileOf(commonJs, 'cjs'),
  schema: metafileOf(schemas[0]!, 'esm'),
  cli: metafileOf(commandLine, 'esm'),
  worker: metafileOf(worker, 'esm'),
}

describe.each(['esm', 'cjs'] as const)('the library as %s', (format) => {
  let metafile: Metafile
  beforeAll(async () => {
    metafile = await metafiles[format]
  })
  const packages = (entry: string) => packagesIn(reached(metafile, `src/${entry}.ts`))

  test('needs zod alone in forkcast, and runs without node', () => {
    expect(packages('index')).toEqual({ inside: ['seedrandom'], imported: ['zod/mini'] })
  })

  test('has the parsers in forkcast/read, mathjs cut down and inside, and runs without node', () => {
    const { inside, imported } = packages('read')
    expect(imported).toEqual(['papaparse', 'yaml', 'zod/mini'])
    expect(inside).toContain('mathjs')
    expect(inside).toContain('jsonc-parser')
  })

  test('has the parser of expressions alone in forkcast/expressions', () => {
    const { inside, imported } = packages('expressions')
    expect(imported).toEqual([])
    expect(inside).toContain('mathjs')
    for (const name of ['jsonc-parser', 'seedrandom']) expect(inside).not.toContain(name)
  })

  test('has mathjs in no file but those that read text', () => {
    for (const output of Object.values(metafile.outputs))
      if (packagesIn([output]).inside.includes('mathjs'))
        expect(Object.keys(output.inputs)).toContain('src/text/expressionParser.ts')
  })

  test('bundles of mathjs its parser and not its mathematics', () => {
    const bytes = Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([path]) => path.includes('node_modules/mathjs/'))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
    expect(bytes).toBeLessThan(350_000) // mathjs/number with all it has is twice that
  })

  test('adds to forkcast/node what node itself has', () => {
    const imported = packages('node').imported.filter((name) => !isBuiltin(name))
    expect(['papaparse', 'yaml', 'zod/mini']).toEqual(expect.arrayContaining(imported))
  })

  test('has every source once, so that classes and module state are one for all entries', () => {
    const places = new Map<string, number>()
    for (const { inputs } of Object.values(metafile.outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs))
        if (path.startsWith('src/') && bytesInOutput > 0) places.set(path, (places.get(path) ?? 0) + 1)
    expect(places.size).toBeGreaterThan(50)
    expect([...places].filter(([, count]) => count > 1)).toEqual([])
  })
})

test('forkcast/schema needs zod alone', async () => {
  const { imported } = packagesIn(reached(await metafiles.schema, 'src/schema.ts'))
  expect(imported).toEqual(['zod/mini'])
})

test('forkcast/browser needs no package, and runs without node', async () => {
  expect(packagesIn(reached(await metafiles.esm, 'src/browser.ts'))).toEqual({
    inside: ['seedrandom'],
    imported: [],
  })
})

describe('the worker', () => {
  test('is one file that imports nothing, with kernels inside and no schema, parser or report', async () => {
    const { outputs } = await metafiles.worker
    expect(Object.keys(outputs)).toHaveLength(1)
    expect(packagesIn(Object.values(outputs))).toEqual({ inside: [], imported: [] })
    const folders = Object.values(outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      // the base of all errors, five lines
      .filter(([path]) => path !== 'src/checking/forkcastError.ts')
      .map(([path]) =>
        path.replace(/^.*node_modules\/.*/, 'packages').replace(/^src\/([^/]+)(?:\/.*)?$/, '$1'),
      )
    const kernels = [
      'numeric',
      'random',
      'distribution',
      'expression',
      'kernels',
      'draws',
      'runs',
      'worker.ts',
      'packages',
    ]
    expect([...new Set(folders)].filter((folder) => !kernels.includes(folder))).toEqual([])
  })
})

describe('the command line', () => {
  test('is one file that needs nothing but node', async () => {
    const { outputs } = await metafiles.cli
    expect(Object.keys(outputs)).toHaveLength(1)
    const { imported } = packagesIn(Object.values(outputs))
    expect(imported.filter((name) => !isBuiltin(name))).toEqual([])
  })
})

test('THIRD-PARTY-NOTICES.md holds the licence of every package that the bundles contain', async () => {
  const bundles = await Promise.all([metafiles.esm, metafiles.cli, metafiles.worker])
  const { inside } = packagesIn(bundles.flatMap(({ outputs }) => Object.values(outputs)))
  const notices = noticesFor(inside)
  // after a change of dependencies: UPDATE_DOCS=1 npx vitest run tests/package/bundle.test.ts
  if (process.env.UPDATE_DOCS) writeFileSync(noticesFile, notices)
  const headings = (text: string) => text.match(/^## .*/gm)
  expect(headings(currentNotices())).toEqual(headings(notices))
  // not toBe(notices): a failure would print every licence
  expect(currentNotices() === notices, 'the licences are word for word those of the packages').toBe(true)
})
