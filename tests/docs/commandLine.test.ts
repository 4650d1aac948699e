import { describe, expect, test } from 'vitest'
import { blocksOf, edited } from './blocks.ts'
import { commandsOf, linesOf, npmProblems, printedAs } from './commandLine.ts'
import { examplesOf } from './examples.ts'

describe('a transcript', () => {
  test('is commands after a $, with what they print', () => {
    expect(commandsOf('console', '$ forkcast a \\\n> --b\nout\n\nmore\n$ echo $?\n1')).toEqual([
      { command: 'forkcast a \\\n--b', output: ['out', '', 'more'], outputLine: 3 },
      { command: 'echo $?', output: ['1'], outputLine: 7 },
    ])
  })

  test('of a shell block is a command a line', () => {
    const commands = commandsOf('sh', '# first\nnpm ci && npm test   # all\nforkcast a \\\n  b')
    expect(commands.map(({ command }) => command)).toEqual(['npm ci && npm test', 'forkcast a \\\n  b'])
  })

  test.each([
    [['a', '…', 'c'], ['a', 'b', 'b', 'c'], true],
    [['a', '…', 'c'], ['a', 'c'], true],
    [['a  1…'], ['a  1.5 s'], true],
    [['a', '…'], ['a'], false],
    [['a.'], ['ab'], false],
    [['a', 'c'], ['a', 'b', 'c'], false],
  ])('%j for %j: %s', (shown, printed, same) => {
    expect(printedAs(shown, printed)).toBe(same)
  })

  test('is compared without trailing spaces', () => {
    expect(linesOf('\na  \n\nb\n\n')).toEqual(['a', '', 'b'])
  })
})

test('npm commands are compared with package.json', () => {
  expect(npmProblems('npm ci && npm test')).toEqual([])
  expect(npmProblems('npm install forkcast')).toEqual([])
  expect(npmProblems('npm ci && npm run demonstration')).toEqual([
    'package.json has no script "demonstration"',
  ])
  expect(npmProblems('npm install forecast')).toHaveLength(1)
  expect(npmProblems('forkcast npm')).toBeUndefined()
})

test('blocks have their language, name, text and line', () => {
  expect(blocksOf('a\n```yaml harbour.yaml\nb: 1\n```\n\n````\n```ts\n```\n````')).toEqual([
    { language: 'yaml', name: 'harbour.yaml', text: 'b: 1', line: 3 },
    { language: '', name: undefined, text: '```ts\n```', line: 7 },
  ])
})

test('edits do not move one another', () => {
  const edits = [
    { line: 1, count: 1, lines: ['A', 'A'] },
    { line: 3, count: 2, lines: [] },
  ]
  expect(edited('a\nb\nc\nd\ne', edits)).toBe('A\nA\nb\ne')
})

test('examples end with their comment, at a tag and where the method is named', () => {
  const source =
    '/**\n * A.\n * @example a(1) // 2\n * Method: b\n */\n/**\n * @example\n * c\n *\n * @returns d\n */'
  expect(examplesOf(source)).toEqual([
    { code: 'a(1) // 2', line: 3 },
    { code: 'c', line: 8 },
  ])
})
