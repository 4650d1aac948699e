import { formatDay } from '../checking/day.ts'

const millisecondsPerDay = 86_400_000

/** The only place that reads the clock: `today` is the UTC day, as everywhere in a forecast. */
export function dayOrToday(text: string | undefined): string | undefined {
  return text === 'today' ? formatDay(Math.floor(Date.now() / millisecondsPerDay)) : text
}
