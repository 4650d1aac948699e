const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/**
 * A day in words.
 *
 * @param day an ISO 8601 day.
 * @example longDay('2025-12-01') // '1 December 2025'
 */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}
