import type { PlainDistribution } from '../reference/plainScenario.ts'
import { cutSurvival, massBetween } from '../reference/referenceTiming.ts'
import type { Choices } from './choices.ts'

const families = [
  'uniform',
  'exponential',
  'weibull',
  'lognormal',
  'gamma',
  'normal',
  'triangular',
  'pert',
  'empirical',
  'interval',
  'mixture',
] as const

/** A timing distribution that puts mass on (0, H] and stays representable up to the last day. */
export function drawTiming(choices: Choices, H: number): PlainDistribution {
  const timing = drawFamily(choices, H, choices.pick(families))
  const mass = massBetween(timing, 0, H)
  // Tails beyond what a double can hold differ between implementations for no good reason.
  const usable = mass > 1e-60 && (isBounded(timing) || cutSurvival(timing, H - 1, H) > 1e-100)
  return usable ? timing : { uniform: { min: 0, max: H } }
}

function drawFamily(choices: Choices, H: number, family: (typeof families)[number]): PlainDistribution {
  const { int, pick, chance } = choices
  /** A share of the span in whole percent, to two decimals of a day. */
  const span = (low: number, high: number): number => Math.round(int(low, high) * H) / 100
  // Now and then hardly anything happens before the horizon, and F̂ hangs on the digits of a small F.
  const far = chance(15) ? 1000 : 1
  switch (family) {
    case 'uniform': {
      const min = span(-20, 60)
      return { uniform: { min, max: Math.max(min, 0) + span(5, 90) + 1 } }
    }
    case 'exponential':
      return { exponential: { mean: span(10, 400) * far } }
    case 'weibull':
      return { weibull: { shape: pick([1, 0.7, 1.3, 2, 3.5]), scale: span(20, 300) * far } }
    case 'lognormal':
      return { lognormal: { median: span(5, 200), sigma: pick([1, 0.3, 0.6, 1.5]) } }
    case 'gamma':
      return { gamma: { shape: pick([1, 0.5, 2, 3.7]), scale: span(5, 60) } }
    case 'normal':
      return { normal: { mean: span(0, 120), sd: span(15, 60) } }
    case 'triangular': {
      const min = span(-10, 40)
      const mode = min + span(0, 40)
      return { triangular: { min, mode, max: mode + span(5, 60) + 1 } }
    }
    case 'pert': {
      const min = span(-10, 40)
      const mode = min + span(0, 40)
      return { pert: { min, mode, max: mode + span(5, 60) + 1 } }
    }
    case 'empirical': {
      const within = int(1, H)
      const others = Array.from({ length: int(0, 5) }, () => int(-3, Math.ceil(H * 1.2)))
      return { empirical: [within, ...others] }
    }
    case 'interval': {
      const low = int(-2, Math.max(1, Math.floor(H / 3)))
      return `${low} to ${low + int(1, H)}`
    }
    case 'mixture':
      return {
        mixture: Array.from({ length: int(2, 3) }, () => ({
          weight: int(1, 4),
          of: drawFamily(choices, H, pick(['uniform', 'exponential', 'weibull', 'empirical'])),
        })),
      }
  }
}

function isBounded(timing: PlainDistribution): boolean {
  if (typeof timing === 'string') return false
  if ('mixture' in timing) return timing.mixture.every((part) => isBounded(part.of))
  return 'uniform' in timing || 'triangular' in timing || 'pert' in timing || 'empirical' in timing
}
