import { InvalidArgumentError } from 'commander'

/**
 * Parses a whole number as people write large ones: 1000000, 1_000_000, 1e6.
 *
 * @throws InvalidArgumentError for anything else: it neither rounds nor ignores trailing text.
 */
export function wholeNumberArgument(text: string): number {
  const isNumber = /^\d+(_\d+)*$/.test(text) || /^\d+(\.\d+)?[eE]\+?\d{1,2}$/.test(text)
  const value = Number(text.replaceAll('_', ''))
  if (isNumber && Number.isSafeInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('Write a whole number from 1 on, as in 50000, 1_000_000 or 1e6.')
}

/**
 * Parses a number above 0: 0.001, 1e-3.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function positiveNumberArgument(text: string): number {
  const isNumber = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)
  const value = Number(text)
  if (isNumber && value > 0 && value < Infinity) return value
  throw new InvalidArgumentError('Write a number above 0, as in 0.001 or 1e-3.')
}

/**
 * Parses a number of threads, 1 to 1024.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function workersArgument(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1024) return Number(text)
  throw new InvalidArgumentError('Write a whole number from 1 to 1024.')
}
