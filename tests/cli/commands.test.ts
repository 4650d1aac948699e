import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { programOf } from '../../src/cli/program.ts'

const root = join(import.meta.dirname, '../..')
const names = commands.map(({ name }) => name)

async function helpOf(argv: readonly string[]): Promise<string> {
  const program = programOf('1.2.3')
  let out = ''
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => {
        out += text
      },
    })
  await program.parseAsync([...argv, '--help'], { from: 'user' }).catch(() => undefined)
  return out
}

describe('the table of commands', () => {
  test('has every command that a file of src/cli exports', () => {
    const sources = readdirSync(join(root, 'src/cli')).map((file) =>
      readFileSync(join(root, 'src/cli', file), 'utf8'),
    )
    const exported = sources.flatMap((source) => [...source.matchAll(/export const (\w+)Command\b/g)])
    expect(exported.map(([, name]) => name).sort()).toEqual([...names].sort())
  })

  test('is what README.md lists', () => {
    const row = /^\| `forkcast` on the command line \|(.*)\|/m.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    )
    const listed = [...(row?.[1] ?? '').matchAll(/`([a-z]+)`/g)].map(([, name]) => name)
    expect(listed.sort()).toEqual([...names].sort())
  })

  test('is what the changelog names', () => {
    const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
    for (const name of names) expect(changelog).toMatch(new RegExp(`forkcast [a-z |]*\\b${name}\\b`))
  })
})

describe.each(commands)('forkcast $name', (entry) => {
  const { name, summary, json, output, options, examples } = entry

  test('is listed by --help with its summary, and has an example there, schema aside', async () => {
    const help = (await helpOf([])).replace(/\s+/g, ' ')
    expect(help).toContain(summary)
    for (const example of examples) expect(help).toContain(`forkcast ${example}`)
    if (name !== 'schema') expect(examples.length).toBeGreaterThan(0)
  })

  test('helps with what it takes', async () => {
    const help = await helpOf([name])
    expect(help).toContain(`Usage: forkcast ${name}`)
    for (const [argument] of entry.arguments) expect(help).toContain(argument)
    for (const { flags } of options) expect(help).toContain(flags)
    expect(help.includes('--json')).toBe(json)
    expect(help.includes('-o, --output <file>')).toBe(output !== null)
  })

  test('has examples that the program can read', () => {
    for (const example of examples) {
      const [command, ...words] = example.split(' ')
      expect(command).toBe(name)
      const known = [...options.map(({ long }) => long), ...(json ? ['--json'] : []), '-o']
      for (const word of words.filter((each) => each.startsWith('-'))) expect(known).toContain(word)
    }
  })
})
