import { isatty } from 'node:tty'
import { colourStyle, type Page, plainStyle } from '../report/style.ts'

const widthWithoutTerminal = 100
/** Narrower, nothing can be laid out. */
const narrowest = 40

/**
 * Whether to colour what goes to a stream. NO_COLOR, set and not empty, always wins (no-color.org); FORCE_COLOR
 * colours what is not a terminal too, and 0 or false turns colour off; TERM=dumb is no place for it.
 */
export function wantsColour(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}

/** How standard output or standard error is read: `isatty` is asked because opening the streams takes time. */
export function pageOf(descriptor: 1 | 2): Page {
  const isTerminal = isatty(descriptor)
  const stream = descriptor === 1 ? process.stdout : process.stderr
  const columns = isTerminal ? stream.columns : undefined
  return {
    width: Math.max(narrowest, columns || widthWithoutTerminal),
    style: wantsColour(process.env, isTerminal) ? colourStyle : plainStyle,
  }
}

/** A file is read anywhere: no colour, and a usual width. */
export const filePage: Page = { width: widthWithoutTerminal, style: plainStyle }
