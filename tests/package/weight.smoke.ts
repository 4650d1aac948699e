import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { describe, expect, inject, test } from 'vitest'

const folder = join(inject('consumer'), 'module')

/** A program of a developer who has installed the package, bundled for browsers: its name is that of its file. */
interface Program {
  readonly name: string
  readonly code: string
  /** The most that it may weigh, minified and compressed, in thousands of bytes. */
  readonly kilobytes: number
}

const using = (names: string, entry = 'forkcast'): string =>
  `import { ${names} } from '${entry}'\nconsole.log(${names})`

/**
 * What a budget forbids: zod's locales and its classes with methods (60 kB); a parser of documents, rows or expressions,
 * and zod's JSON Schema writer, in what `forkcast` gives; the kernels in WebAssembly on a page's own thread (15 kB);
 * mathjs's functions, units and printing beside its parser.
 */
const programs: readonly Program[] = [
  { name: 'update', code: using('defineScenario, update'), kilobytes: 40 },
  {
    name: 'simulate',
    code: using('defineScenario, update, simulate'),
    kilobytes: 60,
  },
  {
    name: 'expressions',
    code: using('expressions', 'forkcast/expressions'),
    kilobytes: 45,
  },
  {
    name: 'read',
    code: `import * as read from 'forkcast/read'\nconsole.log(read)`,
    kilobytes: 130,
  },
  // one name does not bring what another needs: zod and a parser would show here
  { name: 'score', code: using('brierScore'), kilobytes: 3 },
  { name: 'explain', code: using('explain'), kilobytes: 16 },
  {
    name: 'rows',
    code: using('readEvents', 'forkcast/read'),
    kilobytes: 30,
  },
]

async function withEsbuild(file: string, platform: 'browser' | 'node' = 'browser'): Promise<Uint8Array> {
  const options = { bundle: true, minify: true, write: false, platform, target: 'es2022' } as const
  const { outputFiles } = await esbuild({ ...options, entryPoints: [file], format: 'esm' })
  return outputFiles[0]!.contents
}

async function withVite(file: string): Promise<Uint8Array> {
  const outDir = join(folder, 'vite')
  await vite({
    root: folder,
    configFile: false,
    logLevel: 'error',
    // as a page's script: a library's bundle keeps its white space
    build: {
      ...{ outDir, emptyOutDir: true, modulePreload: { polyfill: false } },
      rolldownOptions: { input: file, output: { entryFileNames: 'bundle.js' } },
    },
  })
  const out = join(outDir, 'bundle.js')
  expect(existsSync(out)).toBe(true)
  return readFileSync(out)
}

test('the worker, which holds the kernels and nothing else, weighs at most 16 kB', async () => {
  const file = join(inject('consumer'), 'node_modules/forkcast/dist/worker.js')
  const kernels = await withEsbuild(file)
  expect(kernels.length).toBeGreaterThan(10_000)
  expect(kilobytesOf(kernels)).toBeLessThanOrEqual(16)
})

const kilobytesOf = (code: Uint8Array): number => gzipSync(code).length / 1000

describe.each(programs)('a bundle of $name', ({ name, code, kilobytes }) => {
  const written = (): string => {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `weighs-${name}.js`)
    writeFileSync(file, code)
    return file
  }

  test(`weighs at most ${kilobytes} kB by esbuild`, async () => {
    expect(kilobytesOf(await withEsbuild(written()))).toBeLessThanOrEqual(kilobytes)
  })

  test(`weighs at most ${kilobytes} kB by Vite`, async () => {
    expect(kilobytesOf(await withVite(written()))).toBeLessThanOrEqual(kilobytes)
  })
})

test('Vite finds the worker of forkcast/browser by itself, as a file of its own', async () => {
  const file = join(folder, 'parallel.js')
  writeFileSync(file, `import { createPool } from 'forkcast/browser'\nconsole.log(createPool)`)
  await withVite(file)
  const assets = readdirSync(join(folder, 'vite/assets'))
  expect(assets).toEqual([expect.stringMatching(/^worker-.*\.js$/)])
  expect(readFileSync(join(folder, 'vite/bundle.js'), 'utf8')).toContain(assets[0])
})

test.each(['', '/read', '/expressions', '/node', '/browser'])(
  'importing forkcast%s for nothing adds nothing: entries have no side effects',
  async (entry) => {
    const file = join(folder, 'bare.js')
    writeFileSync(file, `import 'forkcast${entry}'`)
    expect((await withEsbuild(file, 'node')).length).toBe(0)
  },
)
