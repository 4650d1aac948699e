import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { afterAll } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** How a command ended. */
interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Sent after so many milliseconds. */
  readonly interruptAfter?: number
}

/** The command line bundled from its source into one file, and a way to run it. */
export interface BundledCli {
  readonly file: string
  readonly folder: string
  run(args: readonly string[], options?: RunOptions): Promise<Ended>
  /** Runs a line of bash in which $forkcast is the command. */
  shell(line: string, options?: RunOptions): Promise<Ended>
}

/** Bundles src/cli.ts into a folder that is removed at the end; plugins may plant faults. */
export async function bundledCli(plugins: Plugin[] = []): Promise<BundledCli> {
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-cli-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'cli.mjs')
  await build({
    entryPoints: [join(root, 'src/cli.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
    },
    plugins,
    logLevel: 'error',
  })
  // its threads load the file beside it
  await build({
    ...{ entryPoints: [join(root, 'src/worker.ts')], outfile: join(folder, 'worker.js'), bundle: true },
    ...{ format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], logLevel: 'error' },
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const run = (args: readonly string[], options?: RunOptions) =>
    ended(process.execPath, [file, ...args], { cwd: folder, ...options })
  const shell = (line: string, options?: RunOptions) =>
    ended('bash', ['-c', `forkcast="${process.execPath} ${file}"; ${line}`], { cwd: folder, ...options })
  return { file, folder, run, shell }
}

/** The environment of a user, and not of a test runner: nothing in it says anything about colour or time zones. */
const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' }

function ended(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { input, env, cwd, interruptAfter } = options
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...environment, ...env }, cwd })
    const out: Buffer[] = []
    const error: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk))
    child.on('error', reject)
    // a command that does not read its input may be gone before all of it is written
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
    if (interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfter)
    child.on('close', (code, signal) =>
      resolve({
        code,
        signal,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(error).toString(),
      }),
    )
  })
}
