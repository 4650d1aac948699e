import { OptionError, probabilityOfWord, wordOfProbability } from 'forkcast'
import { describe, expect, test } from 'vitest'

/** The table of ICD 203 (2015), D.6.e(2)(a), in percent. */
const table = [
  ['almost no chance', 'remote', 1, 5],
  ['very unlikely', 'highly improbable', 5, 20],
  ['unlikely', 'improbable', 20, 45],
  ['roughly even chance', 'roughly even odds', 45, 55],
  ['likely', 'probable', 55, 80],
  ['very likely', 'highly probable', 80, 95],
  ['almost certain', 'nearly certain', 95, 99],
] as const

describe('probabilityOfWord(word)', () => {
  test.each(table)('%s, %s: %d to %d percent', (word, synonym, lower, upper) => {
    const range = { lower: lower / 100, upper: upper / 100 }
    expect(probabilityOfWord(word)).toEqual(range)
    expect(probabilityOfWord(` ${synonym.toUpperCase()}`)).toEqual(range)
  })

  test.each([
    ['probably', 0.55],
    ['improbably', 0.2],
    ['almost certainly', 0.95],
  ])('%s is read as the standard’s adverb', (word, lower) => {
    expect(probabilityOfWord(word).lower).toBe(lower)
  })

  test('refuses other words, with the nearest', () => {
    expect(() => probabilityOfWord('likly')).toThrow('did you mean "likely"?')
    expect(() => probabilityOfWord('possible')).toThrow(OptionError)
    expect(() => probabilityOfWord('constructor')).toThrow(OptionError)
  })
})

describe('wordOfProbability(probability)', () => {
  const wordsOf = (p: number) => wordOfProbability(p).map(({ word }) => word)

  test('gives the word in whose range it lies, and at a shared end both', () => {
    for (const [word, synonym, lower, upper] of table) {
      const middle = (lower + upper) / 200
      expect(wordOfProbability(middle)).toEqual([{ word, synonym, lower: lower / 100, upper: upper / 100 }])
      expect(probabilityOfWord(wordOfProbability(middle)[0]!.synonym).lower).toBe(lower / 100)
    }
    for (const [i, [word, , , upper]] of table.slice(0, -1).entries())
      expect(wordsOf(upper / 100)).toEqual([word, table[i + 1]![0]])
  })

  test('has none below 1% and above 99%', () => {
    for (const p of [0, 0.0099, 0.9901, 1]) expect(wordsOf(p)).toEqual([])
    expect([wordsOf(0.01), wordsOf(0.99)]).toEqual([['almost no chance'], ['almost certain']])
  })

  test.each([-0.1, 70, NaN, '0.7'])('refuses %j', (p) => {
    expect(() => wordOfProbability(p as number)).toThrow('probability: expected a probability, in [0, 1]')
  })
})
