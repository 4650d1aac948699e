import { OptionError } from './optionError.ts'

/** A seed as text; a number becomes its decimal digits. */
export function seedText(seed: unknown): string {
  if (typeof seed === 'string' || (typeof seed === 'number' && Number.isFinite(seed))) return String(seed)
  throw new OptionError('seed', seed, 'a text or a number: the same seed gives the same result')
}
