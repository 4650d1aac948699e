import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { defineScenario, type ScenarioDocument } from 'forkcast'
import { expressions, formatScenario, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { harbour } from '../fixtures/harbour.ts'

const texts = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value))
const awkward = fc.constantFrom(
  'yes',
  'null',
  '~',
  '1e3',
  '0x1F',
  '2030-03-01',
  ' lead',
  'trail ',
  '# no',
  '- x',
  'a: b',
  '"',
  "'",
  '\n',
  '\t|',
  '&a',
  '*a',
  '!t',
  '%Y',
  '@',
  '`',
  '{',
  '[]',
  '---',
  '...',
  '\u0085',
  '\u2028',
  '\ufeff',
)

describe.each(['yaml', 'json'] as const)('formatScenario as %s', (format) => {
  const again = (document: ScenarioDocument) =>
    readScenario(formatScenario(defineScenario(document, { expressions }), { format })).document

  test('reads back to the same document', () => {
    expect(again(harbour)).toEqual(harbour)
    const text = readFileSync(join(import.meta.dirname, '../../examples/venezuela/scenario.yaml'), 'utf8')
    const { document } = readScenario(text)
    expect(again(document)).toEqual(document)
  })

  test('keeps every text and number', () => {
    fc.assert(
      fc.property(
        fc.oneof(texts, awkward),
        fc.double({ min: 5e-324, max: 1e300, noNaN: true }),
        fc.constantFrom<object>(
          { normal: { mean: 1e-7, sd: 1e21 } },
          { mixture: [{ weight: 1, of: '2 to 3' }] },
        ),
        (title, weight, distribution) => {
          const document: ScenarioDocument = {
            ...harbour,
            title,
            parameters: { x: { distribution: distribution as never, note: title } },
            tree: { branches: { constructor: { weight, title }, null: { weight: 1 } } },
            signals: {},
          }
          expect(again(document)).toEqual(document)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })
})

describe('formatScenario', () => {
  test('refuses another format', () => {
    expect(() => formatScenario(defineScenario(harbour), { format: 'toml' as never })).toThrow(/yaml or json/)
  })
})
