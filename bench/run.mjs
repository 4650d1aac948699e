// Bundles one bench against the sources as the published build does, and runs it: node bench/run.mjs update
import { mkdtempSync, rmSync } from 'node:fs'
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
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(directory, { recursive: true, force: true })
}
