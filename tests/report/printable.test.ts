import { describe, expect, test } from 'vitest'
import { printable } from '../../src/report/printable.ts'

describe('printable(text)', () => {
  test.each([
    ['an escape sequence', '\u001b[2J\u001b]0;pwned\u0007', '␛[2J␛]0;pwned␇'],
    ['the one-character introducer of a sequence', 'a\u009b31mb', 'a�31mb'],
    ['a backspace, delete and NUL', 'a\b\u007f\u0000', 'a␈␡␀'],
    ['line breaks and tabs', 'a\r\nb\tc\u2028d\u0085e', 'a  b c d�e'],
    ['marks that turn the direction of writing', 'user\u202e resu\u2066', 'user� resu�'],
  ])('disarms %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('leaves every script and joined picture as it is', () => {
    const text = 'Nicolás Лукашенко 委内瑞拉 פנים می‌خواهم 👩‍🚀'
    expect(printable(text)).toBe(text)
  })
})
