import { formatDay } from '../checking/day.ts'

const millisecondsPerDay = 86_400_000

/** Replaces `today` by the current UTC day. No other place in forkcast reads the date. */
export function dayOrToday(text: string | undefined): string | undefined {
  return text === 'today' ? formatDay(Math.floor(Date.now() / millisecondsPerDay)) : text
}
