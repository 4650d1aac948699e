import { dayAdvice, formatDay, parseDay } from '../checking/day.ts'
import { OptionError } from '../checking/optionError.ts'
import type { Model } from '../scenario/model.ts'

/** A day from origin to horizon, or an OptionError. */
export function dayWithin(model: Model, option: string, text: unknown): number {
  const range = `a day from ${formatDay(model.origin)} (origin) to ${formatDay(model.horizon)} (horizon)`
  const day = typeof text === 'string' ? parseDay(text) : undefined
  if (day === undefined)
    throw new OptionError(option, text, typeof text === 'string' ? `${range}; ${dayAdvice(text)}` : range)
  if (day < model.origin || day > model.horizon) throw new OptionError(option, text, range)
  return day
}
