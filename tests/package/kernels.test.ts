import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { packagesIn } from './bundle.ts'

const root = join(import.meta.dirname, '../..')
const elsewhere = mkdtempSync(join(tmpdir(), 'forkcast-kernels-'))
afterAll(() => rmSync(elsewhere, { recursive: true }))

/** Everything a folder of src/ exports and what that needs, in one file. */
async function bundleOf(folder: string) {
  const files = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('assembly'))
    .sort()
  const contents = files.map((file, i) => `export * as from${i} from './src/${folder}/${file}'`).join('\n')
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  })
  return { code: outputFiles[0]!.text, packages: packagesIn(Object.values(metafile.outputs)), files }
}

describe('kernels, which workers load, carry no schema and no parser', () => {
  test.each([
    ['numeric', []],
    ['random', ['seedrandom']],
    ['distribution', []],
    ['expression', []],
    ['kernels', []],
    ['evidence', []],
    ['draws', ['seedrandom']],
    ['runs', ['seedrandom']],
  ])('%s loads where no package is installed', async (folder, expected) => {
    const { code, packages, files } = await bundleOf(folder)
    expect(packages).toEqual({ inside: expected, imported: [] })
    const file = join(elsewhere, `${folder}.mjs`)
    writeFileSync(file, code)
    const script = `const all = await import(${JSON.stringify(file)}); console.log(Object.keys(all).length)`
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: elsewhere })
    expect(Number(printed)).toBe(files.length)
  })

  test.each([
    ['checking', ['zod']],
    ['scenario', ['seedrandom', 'zod']],
    ['events', ['zod']],
    ['forecast', ['seedrandom', 'zod']],
    // its shards carry the log, whose columns are those of a schema
    ['simulation', ['seedrandom', 'zod']],
  ])(
    '%s checks what it is given, and no more than zod is for that; only its lints draw numbers',
    async (folder, expected) => {
      const { packages } = await bundleOf(folder)
      expect(packages).toEqual({ inside: expected, imported: [] })
    },
  )

  test('a program that defines, updates and simulates a literal has nothing that evaluates expressions', async () => {
    const { metafile } = await build({
      stdin: {
        contents: `export { defineScenario, update, simulate } from './src/index.ts'`,
        resolveDir: root,
      },
      ...{ bundle: true, write: false, metafile: true, format: 'esm', platform: 'neutral' },
      mainFields: ['module', 'main'],
    })
    const inside = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((path) => inputs[path]!.bytesInOutput > 0),
    )
    const ofExpressions = inside.filter((path) => path.startsWith('src/expression/'))
    expect(ofExpressions.sort()).toEqual(['src/expression/names.ts', 'src/expression/symbols.ts'])
  })
})
