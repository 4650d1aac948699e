import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { build, type Options } from 'tsup'

/** Builds with the package's own configuration into a folder that is then thrown away: what went into which file. */
export async function metafileOf(options: Options, format: 'esm' | 'cjs'): Promise<Metafile> {
  const outDir = mkdtempSync(join(tmpdir(), 'forkcast-bundle-'))
  try {
    await build({ ...options, format, outDir, config: false, metafile: true, silent: true })
    return JSON.parse(readFileSync(join(outDir, `metafile-${format}.json`), 'utf8')) as Metafile
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

/** A file of the bundle and all that it loads, at once or later. */
export function reached({ outputs }: Metafile, entry: string): Metafile['outputs'][string][] {
  const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry)
  if (start === undefined) throw new Error(`${entry} is no entry of the bundle`)
  const seen = new Set([start])
  for (const path of seen)
    for (const { path: next, external } of outputs[path]?.imports ?? []) if (!external) seen.add(next)
  return [...seen].map((path) => outputs[path]!)
}

/** The names of packages whose code is inside, and of those that are imported at run time. */
export function packagesIn(parts: readonly Metafile['outputs'][string][]): {
  inside: string[]
  imported: string[]
} {
  const inside = new Set<string>()
  const imported = new Set<string>()
  for (const { inputs, imports } of parts) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
      if (name !== undefined && bytesInOutput > 0) inside.add(name)
    }
    // what begins with # is a file of the package's own
    for (const { path, external } of imports) if (external && !path.startsWith('#')) imported.add(path)
  }
  return { inside: [...inside].sort(), imported: [...imported].sort() }
}
