const eighths = ['', '\u258f', '\u258e', '\u258d', '\u258c', '\u258b', '\u258a', '\u2589']

/**
 * A bar of block characters, to an eighth of a column. A share above 0 shows at least the thinnest line.
 *
 * @param share in [0, 1]: 1 fills the width.
 * @example bar(0.55, 10) // '█████▌'
 */
export function bar(share: number, width: number): string {
  if (!(share > 0)) return ''
  const parts = Math.max(1, Math.round(Math.min(1, share) * width * 8))
  return '\u2588'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '')
}
