import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { packagesIn } from './bundle.ts'

const root = join(import.meta.dirname, '../..')
const sourceOf = (entry: string) => join(root, 'src', `${entry === 'forkcast' ? 'index' : entry.slice(9)}.ts`)

/** What a bundler makes of a program that imports the sources; `sideEffects` of package.json holds for them too. */
async function bundled(contents: string, options: BuildOptions = {}) {
  const { metafile, outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: root }, bundle: true, write: false, metafile: true },
    ...{ format: 'esm', platform: 'node', minify: true, outfile: 'bundle.js', logLevel: 'silent' },
    alias: {
      '#kernels': join(root, 'src/kernels/notCompiled.ts'),
      ...Object.fromEntries(entries.map((entry) => [entry, sourceOf(entry)])),
    },
    ...options,
  })
  const { inside } = packagesIn(Object.values(metafile?.outputs ?? {}))
  return { packages: inside, text: outputFiles?.[0]?.text }
}

// the longest first: an alias is also taken for what lies below it
const entries = ['forkcast/read', 'forkcast/expressions', 'forkcast/node', 'forkcast/browser', 'forkcast']
const mathjs = ['@babel/runtime', 'escape-latex', 'mathjs', 'tiny-emitter', 'typed-function']

describe('importing one name brings what it needs and no more:', () => {
  test.each([
    ['brierScore', 'forkcast', []],
    ['linearPool', 'forkcast', []],
    ['crps', 'forkcast', []],
    ['explain', 'forkcast', []],
    ['probabilityOf', 'forkcast', []],
    ['toRows', 'forkcast', []],
    ['update', 'forkcast', ['zod']],
    ['defineScenario', 'forkcast', ['zod']],
    ['defineEvents', 'forkcast', ['zod']],
    ['simulate', 'forkcast', ['seedrandom']],
    ['sampleOutcomeCounts', 'forkcast', ['seedrandom']],
    ['readEvents', 'forkcast/read', ['jsonc-parser', 'papaparse', 'zod']],
    ['formatEvents', 'forkcast/read', ['papaparse', 'zod']],
    ['formatScenario', 'forkcast/read', ['yaml']],
    ['readScenario', 'forkcast/read', [...mathjs, 'jsonc-parser', 'yaml', 'zod']],
    ['expressions', 'forkcast/expressions', mathjs],
  ])('%s of %s', async (name, entry, packages) => {
    const { packages: inside } = await bundled(`export { ${name} } from '${entry}'`)
    expect(inside.filter((each) => !packages.includes(each))).toEqual([])
  })
})

test.each(entries)('importing %s for nothing is an empty program: it has no side effects', async (entry) => {
  expect((await bundled(`import '${entry}'`)).text).toBe('')
})

// package.json says so, and bundlers take its word: here everything is kept and run. Those that read JSON are not among
// them, because jsonc-parser asks for files of its own then
test.each(['forkcast/expressions', 'forkcast/browser', 'forkcast'])(
  'importing %s changes nothing outside it',
  async (entry) => {
    const whole = {
      ignoreAnnotations: true,
      format: 'cjs',
      define: { 'import.meta.url': '"file:///"' },
    } as const
    const { text = '' } = await bundled(`import '${entry}'`, whole)
    expect(text.length).toBeGreaterThan(1000)
    const before = Reflect.ownKeys(globalThis)
    new Function('require', 'module', 'exports', text)(createRequire(import.meta.url), { exports: {} }, {})
    // zod notes its configuration
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key))
    expect(added.filter((key) => !String(key).startsWith('__zod'))).toEqual([])
  },
)
