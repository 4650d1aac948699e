import { parseEvents, parseScenario } from 'forkcast/read'
import { formatProblem } from '../../../src/checking/problem.ts'
import { byCode, type Example, entriesOf, type Group } from './entry.ts'

const documents = {
  'empty-document': 'There is nothing in the file but white space or comments.',
  'yaml-syntax': 'This is no YAML. Most often a tab, a quote that is not closed, or `: ` within text.',
  'json-syntax': 'This begins like JSON and is none.',
  'duplicate-key': 'A key stands twice in one object; which of the two was meant, nobody can know.',
  'key-not-text': 'A key that YAML reads as something else than text: `true`, `null`, a list.',
  'forbidden-key': '`__proto__` would change the object that it stands in.',
  'not-finite': 'A number is too large to be one, or is written as infinite.',
  'merge-key': 'Merge keys belong to YAML 1.1.',
  'several-documents': 'A file holds one document.',
  'yaml-version': 'YAML 1.1 reads yes, no, on and off as true and false.',
  'yaml-directive': 'Directives define tags, and tags are not read.',
  'unknown-tag': 'A tag would make something else of a value than what is written.',
  'unknown-anchor': 'An alias repeats an anchor that stands before it.',
  'cyclic-alias': 'An alias stands inside its own anchor.',
  'alias-expansion': 'Aliases of aliases can make millions of values out of a few lines.',
  'nul-character': 'The file is not UTF-8 text.',
}

const logs = {
  'empty-log': 'There is nothing in the file.',
  'missing-header': 'A CSV file begins with the names of its columns.',
  'missing-column': 'Each row has a date and a signal.',
  'unknown-column': 'A column is none of a log. One of your own begins with `x-`.',
  'unknown-key': 'The same of a key in JSON.',
  'duplicate-column': 'Two columns have one name.',
  'empty-column-name': 'A column has no name.',
  'too-few-cells': 'A row has fewer cells than the header.',
  'too-many-cells': 'A row has more cells than the header: a comma within a text that is not in quotes.',
  'unclosed-quote': 'A quoted cell never ends.',
  'stray-quote': 'A quote stands where it quotes nothing.',
  'not-a-number': 'A number is written with a decimal point, and without a unit.',
  'not-a-boolean': '`observed` is true or false.',
  'ambiguous-date': 'A spreadsheet wrote a date that can be read in two ways.',
  'mixed-dates': 'Some dates can only be read with the day first, others only with the month first.',
  'not-an-object': 'A row of JSON is an object.',
  'not-json-lines': 'JSON Lines have one object a line.',
}

interface Case {
  readonly code: string
  readonly language: Example['language']
  readonly text: string
}

const yaml = (code: string, text: string): Case => ({ code, language: 'yaml', text })
const csv = (code: string, text: string): Case => ({ code, language: 'csv', text })

const deep = Array.from(
  { length: 7 },
  (_, k) => `b${k + 1}: &b${k + 1} [${Array(10).fill(`*b${k}`).join(', ')}]`,
)

const documentCases: readonly Case[] = [
  yaml('empty-document', '# a scenario, one day'),
  yaml('yaml-syntax', 'title: Harbour: who runs it?'),
  { code: 'json-syntax', language: 'json', text: '{ "forkcast": 1 "title": "Harbour" }' },
  yaml('duplicate-key', 'title: Harbour\ntitle: Port'),
  yaml('key-not-text', 'tree: { branches: { true: { p: 0.4 } } }'),
  yaml('forbidden-key', '__proto__: { p: 1 }'),
  yaml('not-finite', 'tree: { concentration: .inf }'),
  yaml('merge-key', 'base: &base { p: 0.4 }\nleaves: { <<: *base }'),
  yaml('several-documents', 'title: Harbour\n---\ntitle: Port'),
  yaml('yaml-version', '%YAML 1.1\n---\ntitle: Harbour'),
  yaml('yaml-directive', '%TAG ! tag:example.com,2000:\n---\ntitle: Harbour'),
  yaml('unknown-tag', 'origin: !day 2030-03-01'),
  yaml('unknown-anchor', 'stays: *base'),
  yaml('cyclic-alias', 'tree: &tree { branches: *tree }'),
  yaml('alias-expansion', ['b0: &b0 { p: 0.4 }', ...deep].join('\n')),
  yaml('nul-character', 'title: H\0a\0r\0b'),
]

const logCases: readonly Case[] = [
  csv('empty-log', ''),
  csv('missing-header', '2030-03-11,leak'),
  csv('missing-column', 'date,source\n2030-03-11,radio'),
  csv('unknown-column', 'date,signal,sorce\n2030-03-11,leak,radio'),
  {
    code: 'unknown-key',
    language: 'jsonl',
    text: '{"date": "2030-03-11", "signal": "leak", "sorce": "radio"}',
  },
  csv('duplicate-column', 'date,signal,date\n2030-03-11,leak,2030-03-12'),
  csv('empty-column-name', 'date,signal,\n2030-03-11,leak,'),
  csv('too-few-cells', 'date,signal,note\n2030-03-11,leak'),
  csv('too-many-cells', 'date,signal,note\n2030-03-11,leak,seen, they say'),
  csv('unclosed-quote', 'date,signal,note\n2030-03-11,leak,"seen'),
  csv('stray-quote', 'date,signal,note\n2030-03-11,leak,"seen" twice'),
  csv('not-a-number', 'date,signal,credence\n2030-03-11,leak,80%'),
  csv('not-a-boolean', 'date,signal,observed\n2030-03-11,leak,no'),
  csv('ambiguous-date', 'date,signal\n05/11/2030,leak'),
  csv('mixed-dates', 'date,signal\n25/11/2030,leak\n11/26/2030,leak'),
  { code: 'not-an-object', language: 'json', text: '[["2030-03-11", "leak"]]' },
  { code: 'not-json-lines', language: 'json', text: '{\n  "date": "2030-03-11",\n  "signal": "leak"\n}' },
]

type Parse = (text: string) => {
  readonly problems?: readonly Parameters<typeof formatProblem>[0][] | undefined
}

function examplesOf(cases: readonly Case[], parse: Parse) {
  return byCode(
    cases,
    ({ code }) => code,
    ({ code, language, text }): Example => {
      const problem = parse(text).problems?.find((found) => found.code === code)
      if (!problem) throw new Error(`no ${code} in ${text}`)
      return { language, text: text.replaceAll('\0', '␀'), message: formatProblem(problem) }
    },
  )
}

/** What can be wrong with a text before it is known what it says. */
export function textGroups(): Group[] {
  return [
    {
      title: 'Reading a document',
      intro:
        'What a text must be before it can be a scenario: YAML 1.2 or JSON. The message begins with line and column.',
      entries: entriesOf(documents, examplesOf(documentCases, parseScenario)),
    },
    {
      title: 'Reading a log',
      intro:
        'What a text must be before it can be a log: CSV, JSON Lines or a JSON array. The message begins with line and column.',
      entries: entriesOf(logs, examplesOf(logCases, parseEvents)),
    },
  ]
}
