import fc from 'fast-check'
import { dayOf, type PlainRow, type PlainScenario, textOfDay } from '../reference/plainScenario.ts'
import { type Choices, choicesOf, streams } from './choices.ts'
import { drawLog } from './logArbitrary.ts'
import { drawSignals } from './signalArbitrary.ts'
import { drawTree } from './treeArbitrary.ts'

/** A whole scenario document, an event log for it and, unless it is left to the default, an as-of day. */
export interface ScenarioCase {
  readonly document: PlainScenario
  readonly rows: readonly PlainRow[]
  readonly asOf: string | undefined
}

/** Cases that are valid by construction and use every part of the semantics that the exact forecast reads. */
export function scenarioCases(): fc.Arbitrary<ScenarioCase> {
  // Each part has a stream of its own, so that each can shrink while the others stay.
  return fc
    .tuple(streams(), streams(), streams(), streams())
    .map(([frame, tree, signals, log]) =>
      drawCase(choicesOf(frame), choicesOf(tree), choicesOf(signals), choicesOf(log)),
    )
}

function drawCase(frame: Choices, forTree: Choices, forSignals: Choices, forLog: Choices): ScenarioCase {
  const { int, chance, pick } = frame
  const origin = dayOf('2030-01-01') + int(0, 400)
  const H = chance(20) ? int(2, 20) : int(30, 500)
  const horizon = origin + H
  const T = origin + (chance(12) ? pick([0, H]) : int(1, H))
  const { tree, exhaustive, impacts, ...names } = drawTree(forTree, H)
  const { signals, clusters } = drawSignals(forSignals, names)
  const rows = drawLog(forLog, signals, origin, horizon, T)
  const document: PlainScenario = {
    forkcast: 1,
    title: 'A drawn case',
    origin: textOfDay(origin),
    horizon: textOfDay(horizon),
    ...(exhaustive ? { exhaustive: true } : {}),
    tree,
    signals,
    ...(Object.keys(clusters).length > 0 ? { clusters } : {}),
    ...(chance(25)
      ? { grades: { [pick([...'BACDE'])]: int(0, 20) / 20, [pick([...'21345'])]: int(1, 20) / 20 } }
      : {}),
    ...(Object.keys(impacts).length > 0 ? { impacts } : {}),
  }
  return { document, rows, asOf: chance(25) ? undefined : textOfDay(T) }
}
