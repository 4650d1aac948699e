import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const root = join(import.meta.dirname, '../..')

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder in which the packed tarball is installed, with an ES module and a CommonJS package below it. */
    consumer: string
    tarball: string
    /** The paths in the tarball. */
    files: readonly string[]
  }
}

/** Runs a command to its end; where it fails, the error holds all that it said. */
export function run(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${[command, ...args].join(' ')} failed\n${stdout ?? ''}${stderr ?? ''}`)
  }
}

export function install(cwd: string, ...packages: string[]): void {
  run(cwd, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...packages)
}

/** Packs what was built and installs it, once for all files of tests. */
export default function setup(project: TestProject): () => void {
  const place = mkdtempSync(join(tmpdir(), 'forkcast-consumer-'))
  const packed = run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', place)
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[]
  if (!tarball) throw new Error('npm pack made no tarball')
  for (const type of ['module', 'commonjs']) {
    const folder = join(place, type)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: type, private: true, type }))
  }
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  install(place, `./${tarball.filename}`)
  cpSync(join(root, 'tests/fixtures/harbour'), join(place, 'harbour'), { recursive: true })
  project.provide('consumer', place)
  project.provide('tarball', join(place, tarball.filename))
  project.provide(
    'files',
    tarball.files.map(({ path }) => path),
  )
  return () => rmSync(place, { recursive: true })
}
