/**
 * A share in percent with two digits, for a sentence: '76%', '0.053%', '1.2e-9%'.
 *
 * @param share in [0, 1].
 */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`
}
