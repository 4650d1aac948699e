import { OptionError } from '../checking/optionError.ts'
import { didYouMean } from '../checking/suggestion.ts'

/** A word of estimative probability, and the range it stands for. */
export interface EstimativeWord {
  /** The word in the first row of the standard's table. */
  readonly word: string
  /** The word in its second row. */
  readonly synonym: string
  /** The lower end of the range, in [0, 1]; it belongs to the range. */
  readonly lower: number
  /** The upper end of the range, in [0, 1]; it belongs to the range too. */
  readonly upper: number
}

/** Intelligence Community Directive 203, Analytic Standards (2 January 2015), D.6.e(2)(a). */
const words: readonly EstimativeWord[] = [
  { word: 'almost no chance', synonym: 'remote', lower: 0.01, upper: 0.05 },
  { word: 'very unlikely', synonym: 'highly improbable', lower: 0.05, upper: 0.2 },
  { word: 'unlikely', synonym: 'improbable', lower: 0.2, upper: 0.45 },
  { word: 'roughly even chance', synonym: 'roughly even odds', lower: 0.45, upper: 0.55 },
  { word: 'likely', synonym: 'probable', lower: 0.55, upper: 0.8 },
  { word: 'very likely', synonym: 'highly probable', lower: 0.8, upper: 0.95 },
  { word: 'almost certain', synonym: 'nearly certain', lower: 0.95, upper: 0.99 },
]

/** The other forms that the standard uses for some words. */
const adverbs: Readonly<Record<string, string>> = {
  improbably: 'improbable',
  probably: 'probable',
  'almost certainly': 'almost certain',
}

/**
 * The probabilities that a word of estimative probability stands for, by the standard of the United States'
 * intelligence community.
 *
 * Use it to read a report that says "very likely", or to make a scenario from one: `"0.8 to 0.95"` is a distribution.
 *
 * @param word one from either row of the table, in upper or lower case: `likely`, `probable`, `very likely`, `roughly even odds`, ….
 * @returns the range, to which both ends belong; neighbouring ranges share an end.
 * @throws OptionError for a word that the standard does not define.
 * @example
 * probabilityOfWord('very likely') // { lower: 0.8, upper: 0.95 }
 *
 * Source: Intelligence Community Directive 203, Analytic Standards (2015), section D.6.e(2)(a).
 */
export function probabilityOfWord(word: string): Pick<EstimativeWord, 'lower' | 'upper'> {
  const plain = String(word).trim().toLowerCase().replace(/\s+/g, ' ')
  const meant = Object.hasOwn(adverbs, plain) ? adverbs[plain] : plain
  const found = words.find((each) => each.word === meant || each.synonym === meant)
  if (found) return { lower: found.lower, upper: found.upper }
  const known = words.flatMap((each) => [each.word, each.synonym])
  throw new OptionError('word', word, `a word of estimative probability${didYouMean(plain, known)}`)
}

/**
 * The words of estimative probability for a probability, with the range that each stands for.
 *
 * Use it for prose that follows the standard. The standard has no word below 1% or above 99%, and two words at 5, 20, 45,
 * 55, 80 and 95%, where ranges meet.
 *
 * @param probability in [0, 1].
 * @returns the words in rising order: one, two at a shared end, none below 0.01 and above 0.99.
 * @throws OptionError for a number outside [0, 1].
 * @example
 * wordOfProbability(0.7) // [{ word: 'likely', synonym: 'probable', lower: 0.55, upper: 0.8 }]
 *
 * Source: Intelligence Community Directive 203, Analytic Standards (2015), section D.6.e(2)(a).
 */
export function wordOfProbability(probability: number): EstimativeWord[] {
  if (!(typeof probability === 'number' && probability >= 0 && probability <= 1))
    throw new OptionError('probability', probability, 'a probability, in [0, 1]')
  return words
    .filter(({ lower, upper }) => lower <= probability && probability <= upper)
    .map((each) => ({ ...each }))
}
