import type { BranchDocument, ScenarioDocument } from 'forkcast'

export const origin = '2030-01-01'
/** The horizon, 365 days after the origin. */
export const horizon = '2031-01-01'

/** Eight leaves in the order of the peers: probability, and the Weibull distribution of their days. */
export const eight = {
  p: [0.3, 0.2, 0.15, 0.1, 0.1, 0.08, 0.05, 0.02],
  shape: [0.8, 1, 1.2, 1.5, 1.7, 2, 2.5, 3],
  scale: [60, 90, 120, 150, 180, 210, 240, 300],
}

/** As many leaves as there are probabilities, each an outcome with a Weibull timing of its own; one lognormal impact. */
export function weibullScenario({ p, shape, scale }: typeof eight): ScenarioDocument {
  const branches: Record<string, BranchDocument> = {}
  p.forEach((share, i) => {
    const timing = { weibull: { shape: shape[i] as number, scale: scale[i] as number } }
    branches[`b${i}`] = { p: share, timing }
  })
  return {
    forkcast: 1,
    title: `${p.length} leaves`,
    origin,
    horizon,
    exhaustive: true,
    tree: { branches },
    impacts: { loss: { default: { lognormal: { median: 10, sigma: 0.8 } } } },
  }
}

/** A thousand leaves whose probabilities fall off, each with a timing of its own. */
export function thousand(): typeof eight {
  const weights = Array.from({ length: 1000 }, (_, i) => 1 / (i + 10))
  const total = weights.reduce((sum, w) => sum + w, 0)
  return {
    p: weights.map((w) => w / total),
    shape: weights.map((_, i) => 0.8 + (i % 23) / 10),
    scale: weights.map((_, i) => 40 + ((i * 7) % 300)),
  }
}
