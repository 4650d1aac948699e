import { InvalidArgumentError } from 'commander'

/**
 * A whole number as people write large ones: 1000000, 1_000_000, 1e6.
 *
 * @throws InvalidArgumentError for anything else; nothing is rounded, and no tail ignored.
 */
export function wholeNumberArgument(text: string): number {
  const isNumber = /^\d+(_\d+)*$/.test(text) || /^\d+(\.\d+)?[eE]\+?\d{1,2}$/.test(text)
  const value = Number(text.replaceAll('_', ''))
  if (isNumber && Number.isSafeInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('Write a whole number from 1 on, as in 50000, 1_000_000 or 1e6.')
}

/**
 * A number above 0: 0.001, 1e-3.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function positiveNumberArgument(text: string): number {
  const isNumber = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)
  const value = Number(text)
  if (isNumber && value > 0 && value < Number.POSITIVE_INFINITY) return value
  throw new InvalidArgumentError('Write a number above 0, as in 0.001 or 1e-3.')
}

/**
 * A number of threads.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function workersArgument(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1024) return Number(text)
  throw new InvalidArgumentError('Write a whole number from 1 to 1024.')
}
