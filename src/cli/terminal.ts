import { isatty } from 'node:tty'
import { colourStyle, type Page, plainStyle } from '../report/style.ts'

const widthWithoutTerminal = 100
/** A narrower terminal is treated as if it had this width: tables need it. */
const narrowest = 40

/**
 * Whether to colour the text of a stream. NO_COLOR, if set and not empty, always turns colour off (no-color.org).
 * FORCE_COLOR turns it on without a terminal too, or off if it is 0 or false. TERM=dumb turns it off.
 */
export function wantsColour(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}

/** Width and style of standard output or error. It asks `isatty` first, because opening the streams takes time. */
export function pageOf(descriptor: 1 | 2): Page {
  const isTerminal = isatty(descriptor)
  const stream = descriptor === 1 ? process.stdout : process.stderr
  const columns = isTerminal ? stream.columns : undefined
  return {
    width: Math.max(narrowest, columns || widthWithoutTerminal),
    style: wantsColour(process.env, isTerminal) ? colourStyle : plainStyle,
  }
}

/** For a file: no colour, and a width of 100. */
export const filePage: Page = { width: widthWithoutTerminal, style: plainStyle }
