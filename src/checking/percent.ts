/** Smaller shares are all shown as "less than 0.0001%". */
const least = 1e-6

/**
 * A share in percent with two digits, for a sentence: '76%', '0.053%', 'less than 0.0001%'.
 *
 * @param share in [0, 1].
 */
export function percent(share: number): string {
  return share < least ? 'less than 0.0001%' : `${Number((share * 100).toPrecision(2))}%`
}
