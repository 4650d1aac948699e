import { isatty } from 'node:tty'
import { formatCount } from '../report/numbers.ts'
import { pageOf } from './terminal.ts'

/** Shows on a terminal how much of long work is done. */
export interface ProgressBar {
  show(runs: number): void
  /** Removes the bar from the terminal. */
  erase(): void
}

/** A terminal to draw a bar on, and a clock; tests replace both. */
export interface BarPlace {
  write(text: string): void
  readonly width: number
  /** Milliseconds since some fixed moment. */
  now(): number
}

/** Work that takes less than this shows no bar. */
const patienceMilliseconds = 1000
/** The least time between two drawings of the bar. */
const frameMilliseconds = 100
const eraseLine = '\r\u001b[K'

/** A bar on standard error if that is a terminal; else one that does nothing. */
export function progressBar(of: number): ProgressBar {
  if (!isatty(2)) return { show: () => undefined, erase: () => undefined }
  return barAt(of, {
    write: (text) => process.stderr.write(text),
    width: pageOf(2).width,
    now: () => performance.now(),
  })
}

/** A bar that measures time from now and is first drawn after a second. */
export function barAt(of: number, place: BarPlace): ProgressBar {
  const started = place.now()
  let drawn = -Infinity
  return {
    show(runs) {
      const now = place.now()
      if (now - started < patienceMilliseconds || now - drawn < frameMilliseconds) return
      place.write(`\r${progressLine(runs, of, now - started, place.width - 1)}\u001b[K`)
      drawn = now
    },
    erase() {
      if (drawn !== -Infinity) place.write(eraseLine)
      drawn = -Infinity
    },
  }
}

const widestBar = 30
const narrowestBar = 5

/** `████▌      12,345,678 of 100,000,000 runs, 28.1 M/s, 3 s left`, shortened to the width. */
export function progressLine(runs: number, of: number, milliseconds: number, width: number): string {
  const perSecond = (runs / milliseconds) * 1000
  const left = runs === 0 ? 'starting' : `${duration((of - runs) / perSecond)} left`
  const texts = [
    `${formatCount(runs)} of ${formatCount(of)} runs, ${rate(perSecond)}, ${left}`,
    `${Math.floor((runs / of) * 100)}%, ${left}`,
  ]
  const text = texts.find(({ length }) => length + narrowestBar + 1 <= width) ?? ''
  const length = Math.max(0, Math.min(widestBar, width - text.length - 1))
  const full = Math.floor((runs / of) * length)
  return `${'█'.repeat(full)}${'░'.repeat(length - full)} ${text}`.trimEnd().slice(0, width)
}

function rate(perSecond: number): string {
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} M/s` : `${formatCount(Math.round(perSecond))}/s`
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}
