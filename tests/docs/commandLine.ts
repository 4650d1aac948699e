import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsup'
import commandLine from '../../tsup.cli.config.ts'
import worker from '../../tsup.worker.config.ts'

const root = join(import.meta.dirname, '../..')

/** A folder like the checkout, with examples/ and the files that a document defines, in which its commands run. */
export interface Sandbox {
  readonly directory: string
  /** Runs one command in a shell that knows `forkcast`: what it printed, both streams as on a terminal. */
  run(command: string): { printed: string; status: number }
  dispose(): void
}

let built: Promise<string> | undefined

/** The command line as the package ships it, built once. tsup looks for its files in the current folder. */
function commandLineFile(): Promise<string> {
  built ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'forkcast-cli-'))
    for (const options of [commandLine, worker])
      await build({ ...options, outDir, config: false, silent: true })
    return join(outDir, 'cli.js')
  })()
  return built
}

export async function removeCommandLine(): Promise<void> {
  if (built) rmSync(join(await built, '..'), { recursive: true })
  built = undefined
}

export async function sandbox(): Promise<Sandbox> {
  const file = await commandLineFile()
  const directory = mkdtempSync(join(tmpdir(), 'forkcast-docs-'))
  const bin = join(directory, '.bin')
  mkdirSync(bin)
  const shim = join(bin, 'forkcast')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${file}" "$@"\n`)
  chmodSync(shim, 0o755)
  if (existsSync(join(root, 'examples')))
    cpSync(join(root, 'examples'), join(directory, 'examples'), { recursive: true })
  let lastStatus = 0
  return {
    directory,
    run(command) {
      if (command.trim() === 'echo $?') return { printed: `${lastStatus}\n`, status: 0 }
      const { PATH, HOME } = process.env
      const { stdout, status, error } = spawnSync(
        'sh',
        ['-c', `{ ${command.replace(/\bnpx forkcast\b/g, 'forkcast')}\n} 2>&1`],
        {
          cwd: directory,
          env: { PATH: `${bin}:${PATH}`, HOME, NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
          encoding: 'utf8',
          maxBuffer: 2 ** 26,
        },
      )
      if (error) throw error
      lastStatus = status ?? 1
      return { printed: stdout, status: lastStatus }
    },
    dispose: () => rmSync(directory, { recursive: true }),
  }
}

/** A command of a block and the output shown below it, if the block shows output. */
export interface Command {
  readonly command: string
  readonly output: readonly string[]
  /** The lines of the output within the block, from 1. */
  readonly outputLine: number
}

const withoutComment = (line: string): string => line.replace(/\s+# .*$/, '')

/** The commands of a shell block, a line each, or of a `console` block, after a `$`, with what they print. */
export function commandsOf(language: string, text: string): Command[] {
  const transcript = language === 'console'
  const found: { command: string; output: string[]; outputLine: number }[] = []
  let open = false
  text.split('\n').forEach((line, i) => {
    const begins = transcript ? line.startsWith('$ ') : !open && line.trim() !== '' && !/^\s*#/.test(line)
    const last = found[found.length - 1]
    const command = withoutComment(transcript ? line.slice(2) : line)
    if (begins) found.push({ command, output: [], outputLine: i + 2 })
    else if (open && last) {
      last.command += `\n${line.replace(/^> /, '')}`
      last.outputLine = i + 2
    } else if (transcript && last) last.output.push(line)
    else if (transcript) throw new Error(`a console block begins with "$ command"; found "${line}"`)
    open = (begins || open) && line.endsWith('\\')
  })
  return found
}

/** Whether a command is for npm, and then what is wrong with it: it is compared with package.json, not run. */
export function npmProblems(command: string): readonly string[] | undefined {
  if (!/^npm\b/.test(command.trim())) return undefined
  const { name, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string
    scripts: Record<string, string>
  }
  return command.split('&&').flatMap((part) => {
    const [, verb, ...words] = part.trim().split(/\s+/)
    const [first = ''] = words
    if (verb === 'ci') return existsSync(join(root, 'package-lock.json')) ? [] : ['npm ci needs a lockfile']
    if (verb === 'install' || verb === 'i')
      return first === name ? [] : [`"${part.trim()}" installs ${first}, and this package is ${name}`]
    const script = verb === 'run' ? first : verb
    return script && scripts[script] ? [] : [`package.json has no script "${script}"`]
  })
}

/** Whether lines are what was printed. `…` at the end of a line stands for its rest, alone on a line for any lines. */
export function printedAs(shown: readonly string[], printed: readonly string[]): boolean {
  const pattern = shown.map((line, i) => {
    const end = i < shown.length - 1 ? '\n' : ''
    if (line.trim() === '…') return end ? '(?:[^\\n]*\\n)*?' : '[\\s\\S]*'
    const rest = line.endsWith('…')
    return `${(rest ? line.slice(0, -1) : line).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}${rest ? '[^\\n]*' : ''}${end}`
  })
  return new RegExp(`^${pattern.join('')}$`).test(printed.join('\n'))
}

/** The lines of an output as a document shows them: no spaces at the ends, no empty lines around. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
