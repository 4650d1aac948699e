import { OptionError } from '../../checking/optionError.ts'
import { didYouMean } from '../../checking/suggestion.ts'
import { dayWithin } from '../../forecast/dayWithin.ts'
import type { Model } from '../../scenario/model.ts'
import type { Resolved } from './question.ts'

/** What came true and when, from the options or else from the document. */
export function resolutionOf(
  { document, tree }: Model,
  { outcome, date }: { readonly outcome?: string; readonly date?: string },
): { outcome: string; date: string } {
  const stated = document.resolution
  const way = 'where the document has no resolution: say what came true, and when'
  const found = outcome ?? stated?.outcome
  if (found === undefined) throw new OptionError('outcome', found, `an outcome id or void, ${way}`)
  if (typeof found !== 'string') throw new OptionError('outcome', found, 'an outcome id, or void')
  if (found !== 'void' && !tree.outcomeOfId.has(found))
    throw new OptionError('outcome', found, `an outcome of the scenario${didYouMean(found, tree.outcomeIds)}`)
  // The document's day belongs to the document's outcome only.
  const when = date ?? (outcome === undefined || outcome === stated?.outcome ? stated?.date : undefined)
  if (found !== 'void' && when === undefined)
    throw new OptionError(
      'date',
      when,
      stated?.outcome === undefined ? `a day, ${way}` : 'a day: the one on which it came true',
    )
  return { outcome: found, date: when ?? '' }
}

/** An outcome of the scenario and its day as numbers, or an OptionError for a day that leaves nothing to score. */
export function resolvedOf(model: Model, id: string, date: string): Resolved {
  const day = dayWithin(model, 'date', date)
  if (day === model.origin)
    throw new OptionError('date', date, 'a day after the origin: by then there is no forecast to score')
  return { outcome: model.tree.outcomeOfId.get(id) ?? NaN, day }
}
