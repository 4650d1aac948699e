import { CommanderError } from 'commander'
import { OptionError } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../../src/cli/exit.ts'
import { InputError } from '../../src/cli/inputError.ts'
import { Interrupted } from '../../src/cli/interrupted.ts'
import { UsageError } from '../../src/cli/usageError.ts'
import { SimulationError } from '../../src/draws/simulationError.ts'
import { FileError } from '../../src/node/fileError.ts'

const problem = { file: 's.yaml', code: 'a', message: 'b', path: 'c', line: 1, column: 2 }

describe('failureOf(error, version)', () => {
  test.each([
    [new InputError([problem]), 1, 's.yaml:1:2 c: b'],
    [new FileError('s.yaml', 'ENOENT', 'gone'), 1, 'forkcast: s.yaml: gone'],
    [new SimulationError('too-many-redrawn', 'too many'), 1, 'forkcast: too many'],
    [new UsageError('not both'), 2, 'forkcast: not both'],
    [new OptionError('asOf', 'x', 'a day'), 2, 'forkcast: --as-of: expected a day; received "x"'],
    [new CommanderError(1, 'commander.unknownOption', 'said already'), 2, ''],
    [new CommanderError(0, 'commander.helpDisplayed', ''), 0, ''],
    [new Interrupted(), 130, 'forkcast: interrupted'],
  ])('%s', (error, code, text) => {
    expect(failureOf(error, '1.2.3')).toEqual({ code, text })
  })

  test.each([new TypeError('x is not a function'), 'a text', undefined])(
    'takes %s for a fault of ours, and says how to report it',
    (error) => {
      const { code, text } = failureOf(error, '1.2.3')
      expect(code).toBe(3)
      expect(text).toMatch(
        /^forkcast: an internal fault\. This is a mistake in forkcast, not in your files\.\n/,
      )
      expect(text).toContain('Please report it')
      expect(text).toContain(`forkcast 1.2.3, Node.js ${process.version}`)
      if (error instanceof Error) expect(text).toContain('exit.test.ts')
      else expect(text).toContain(`thrown: ${String(error)}`)
    },
  )

  test('disarms what a message quotes', () => {
    expect(failureOf(new FileError('a\u001b[2J', 'x', 'b'), '1').text).toBe('forkcast: a␛[2J: b')
  })
})
