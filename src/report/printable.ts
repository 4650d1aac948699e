/**
 * Makes a text safe to print on a terminal. Ids, titles and messages can come from somebody else's file, and an escape
 * sequence in them could move the cursor, rename the window or hide a line.
 *
 * Tabs and line breaks become spaces, other control characters their visible pictures (␛) or �, and marks that
 * turn the direction of writing � (Trojan Source, Boucher and Anderson 2021).
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0)
    if ((code >= 9 && code <= 13) || code === 0x2028 || code === 0x2029) return ' '
    if (code < 32) return String.fromCharCode(0x2400 + code)
    return code === 127 ? '\u2421' : '\ufffd'
  })
}
