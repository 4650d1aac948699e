// Bundles one bench against the sources as the published build does, and runs it: node bench/run.mjs update
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const name = process.argv[2] ?? 'update'
const directory = mkdtempSync(join(tmpdir(), 'forkcast-bench-'))
try {
  const outfile = join(directory, `${name}.mjs`)
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  // threads load the file beside the one that starts them, as in dist/
  await build({
    entryPoints: ['src/worker.ts'],
    outfile: join(directory, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }')
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(directory, { recursive: true, force: true })
}
