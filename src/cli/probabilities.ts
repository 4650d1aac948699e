import { InvalidArgumentError } from 'commander'

/**
 * Parses probabilities by outcome, as in `a=0.7,b=0.3`. `backtest` checks them against the scenario.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function probabilitiesArgument(text: string): Readonly<Record<string, number>> {
  const entries = text.split(',').map((part): [string, number] => {
    const [, id, digits] = /^\s*([A-Za-z][\w-]*)\s*=\s*(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*$/.exec(part) ?? []
    if (id === undefined) throw new InvalidArgumentError('Write ids and probabilities, as in a=0.7,b=0.3.')
    return [id, Number(digits)]
  })
  if (new Set(entries.map(([id]) => id)).size < entries.length)
    throw new InvalidArgumentError('Write each id once.')
  return Object.fromEntries(entries)
}
