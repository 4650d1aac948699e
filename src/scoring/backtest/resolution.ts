import { OptionError } from '../../checking/optionError.ts'
import { didYouMean } from '../../checking/suggestion.ts'
import { dayWithin } from '../../forecast/dayWithin.ts'
import type { Model } from '../../scenario/model.ts'
import type { Resolved } from './question.ts'

/** What came true, by the options or by the document. */
export function resolutionOf(
  { document, tree }: Model,
  { outcome, date }: { readonly outcome?: string; readonly date?: string },
): { outcome: string; date: string } {
  const said = document.resolution
  const way = 'where the document has no resolution: say what came true, and when'
  const found = outcome ?? said?.outcome
  if (found === undefined) throw new OptionError('outcome', found, `an outcome id or void, ${way}`)
  if (typeof found !== 'string') throw new OptionError('outcome', found, 'an outcome id, or void')
  if (found !== 'void' && !tree.outcomeOfId.has(found))
    throw new OptionError('outcome', found, `an outcome of the scenario${didYouMean(found, tree.outcomeIds)}`)
  // an outcome of one's own does not go with the day of another
  const when = date ?? (outcome === undefined || outcome === said?.outcome ? said?.date : undefined)
  if (found !== 'void' && when === undefined)
    throw new OptionError(
      'date',
      when,
      said?.outcome === undefined ? `a day, ${way}` : 'a day: the one on which it came true',
    )
  return { outcome: found, date: when ?? '' }
}

/** The outcome, which is one of the scenario's, and the day by number, or an OptionError. */
export function resolvedOf(model: Model, id: string, date: string): Resolved {
  const day = dayWithin(model, 'date', date)
  if (day === model.origin)
    throw new OptionError('date', date, 'a day after the origin: by then there is no forecast to score')
  return { outcome: model.tree.outcomeOfId.get(id) ?? Number.NaN, day }
}
