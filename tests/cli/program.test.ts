import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { programOf } from '../../src/cli/program.ts'

/** Parses a command line that comes to no work: what was printed, and with which code it ended. */
async function said(argv: readonly string[]): Promise<{ out: string; error: string; code: number }> {
  const program = programOf('1.2.3')
  let out = ''
  let error = ''
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => {
        out += text
      },
      writeErr: (text) => {
        error += text
      },
    })
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (thrown) {
    if (thrown instanceof CommanderError) return { out, error, code: thrown.exitCode }
    throw thrown
  }
  throw new Error('it came to work')
}

describe('a command line', () => {
  test.each([
    [['forcast', 'a'], "unknown command 'forcast'\n(Did you mean forecast?)"],
    [['forecast', 'a', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['forecast', 'a', '--asof', 'today'], "unknown option '--asof'\n(Did you mean --as-of?)"],
    [
      ['simulate', 'a', '--workers', '0'],
      "option '--workers <k>' argument '0' is invalid. Write a whole number from 1 to 1024.",
    ],
    [
      ['simulate', 'a', '--shard', '0/4'],
      "option '--shard <i/n>' argument '0/4' is invalid. Write the share and how many there are, from 1/N to N/N",
    ],
    [
      ['simulate', 'a', '--target-mcse', '0'],
      "option '--target-mcse <x>' argument '0' is invalid. Write a number above 0, as in 0.001 or 1e-3.",
    ],
    [['timeline', 'a', 'b', '--as-of', 'today'], "unknown option '--as-of'"],
    [['forecast'], "missing required argument 'scenario'"],
    [['timeline', 'a'], "missing required argument 'events'"],
    [['forecast', 'a', 'b', 'c'], 'too many arguments'],
    [['forecast', 'a', '--as-of'], "option '--as-of <day>' argument missing"],
    [
      ['timeline', 'a', 'b', '--days', 'some'],
      "option '--days <which>' argument 'some' is invalid. Allowed choices are log, all.",
    ],
    [
      ['simulate', 'a', '--runs', '1e5x'],
      "option '--runs <n>' argument '1e5x' is invalid. Write a whole number from 1 on, as in 50000, 1_000_000 or 1e6.",
    ],
    [['simulate', 'a', '--draws', '-3'], "option '--draws <n>' argument '-3' is invalid"],
  ])('%j is refused, and says why', async (argv, reason) => {
    const { out, error, code } = await said(argv)
    expect(code).not.toBe(0)
    expect(out).toBe('')
    expect(error).toContain(`error: ${reason}`)
    expect(error).toContain('(forkcast --help')
  })

  test.each([
    [[], ['check', 'forecast', 'simulate', 'timeline', 'Exit codes: 0 done']],
    [['check'], ['<scenario>', '[events]', '--json', '-o, --output <file>']],
    [['forecast'], ['--as-of <day>']],
    [
      ['simulate'],
      ['--runs <n>', 'default: 100000', '--draws <n>', 'default: 1000', '--seed <text>', '--as-of'],
    ],
    [['timeline'], ['<events>', '--days <which>', 'choices: "log", "all"', '--to <day>']],
  ])('forkcast %j --help names what there is', async (argv, words) => {
    for (const line of [
      [...argv, '--help'],
      [...argv, '-h'],
      ['help', ...argv],
    ]) {
      const { out, error, code } = await said(line)
      expect({ error, code }).toEqual({ error: '', code: 0 })
      for (const word of words) expect(out).toContain(word)
    }
  })

  test.each(['-V', '--version'])('%s prints the version', async (flag) => {
    expect(await said([flag])).toEqual({ out: '1.2.3\n', error: '', code: 0 })
  })
})
