import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const elsewhere = mkdtempSync(join(tmpdir(), 'forkcast-minified-'))
afterAll(() => rmSync(elsewhere, { recursive: true }))

test('a bundle whose classes have lost their names still tells errors apart', async () => {
  const contents = `import { defineScenario } from './src/index.ts'
    import { expressions } from './src/read.ts'
    export const parsed = (p) => defineScenario({
      forkcast: 1, title: 't', origin: '2030-01-01', horizon: '2030-12-31', exhaustive: true,
      tree: { branches: { a: { p }, b: { p: 'rest' } } },
    }, { expressions })`
  const file = join(elsewhere, 'minified.mjs')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'node' },
    banner: {
      js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
    },
  })
  writeFileSync(file, outputFiles[0]!.contents)
  const { parsed } = (await import(pathToFileURL(file).href)) as { parsed(p: string): { outcomes: string[] } }
  expect(parsed('1/4').outcomes).toEqual(['a', 'b'])
  expect(() => parsed('1 + * 2')).toThrow(
    expect.objectContaining({
      name: 'ScenarioError',
      problems: [expect.objectContaining({ code: 'invalid-expression' })],
    }),
  )
})
