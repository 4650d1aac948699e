/** A day is a whole number: UTC days since 1970-01-01. It stands for the end of that day. */
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)$/

/** 0000-01-01 and 9999-12-31, the first and the last day with a year of four digits. */
const firstDay = -719_528
const lastDay = 2_932_896

/** Days since 1970-01-01 of a proleptic Gregorian date; month 13 is January of the next year. */
function dayOf(year: number, month: number, day: number): number {
  // years start in March, so that the leap day is the last one of its year
  const y = month > 2 ? year : year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719_469
}

/** `dayOf`, or undefined when the calendar has no such day. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const number = dayOf(year, month, day)
  return day <= 28 || number < dayOf(year, month + 1, 1) ? number : undefined
}

/**
 * Reads an ISO 8601 day, or an instant with an offset, which counts as its UTC day.
 *
 * `Date` is not used: it takes 2025-02-30 for 2 March, and a time without a zone for local.
 *
 * @param text `2030-03-01`, `2030-03-01T22:00:00-05:00`.
 * @returns days since 1970-01-01 UTC, or undefined when the text is no such day.
 * @example
 * parseDay('2030-03-01T22:00:00-05:00') === parseDay('2030-03-02') // true
 */
export function parseDay(text: string): number | undefined {
  const plain = dayPattern.exec(text)
  if (plain) return dayNumber(Number(plain[1]), Number(plain[2]), Number(plain[3]))
  const instant = instantPattern.exec(text)
  if (!instant) return undefined
  const day = dayNumber(Number(instant[1]), Number(instant[2]), Number(instant[3]))
  const hour = Number(instant[4])
  const minute = Number(instant[5])
  const offset = instant[7] ? 0 : Number(instant[9]) * 60 + Number(instant[10] ?? 0)
  if (day === undefined || hour > 23 || minute > 59 || Number(instant[6] ?? 0) > 60) return undefined
  if (offset > 18 * 60 || Number(instant[10] ?? 0) > 59) return undefined
  const utc = day + Math.floor((hour * 60 + minute - (instant[8] === '-' ? -offset : offset)) / 1440)
  return utc >= firstDay && utc <= lastDay ? utc : undefined
}

/** Why a text is not a day, and how to write one: the end of an error message. */
export function dayAdvice(text: string): string {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[Tt ]|$)/.exec(text)?.[1]
  if (day !== undefined && parseDay(day) === undefined) return `there is no day ${day} in the calendar`
  if (instantPattern.test(text))
    return 'hours go from 00 to 23, minutes from 00 to 59, offsets to 18:00, and years from 0000 to 9999'
  if (/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(text))
    return 'an instant needs an offset, as in 2030-03-01T12:00:00Z, or write the day alone: 2030-03-01'
  return 'write a day as year-month-day, as in 2030-03-01'
}

/** The ISO 8601 day of a number of days since 1970-01-01. */
export function formatDay(day: number): string {
  // a year has 365.2425 days on average, so the guess is at most one year off
  let year = Math.floor((day - firstDay) / 365.2425)
  if (dayOf(year, 1, 1) > day) year--
  else if (dayOf(year, 13, 1) <= day) year++
  let month = 12
  while (dayOf(year, month, 1) > day) month--
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day - dayOf(year, month, 1) + 1, 2)}`
}
