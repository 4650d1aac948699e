import type { EventColumns } from '../../events/row.ts'
import type { ScenarioDocument } from '../../scenario/document.ts'
import type { PackedTally } from '../packedTally.ts'

/** Of the form of parts; another is refused. */
export const partVersion = 1

/** What the blocks of one simulation have in common: all that its result depends on. */
export interface SharedWork {
  /** The document of the scenario. */
  readonly scenario: ScenarioDocument
  /** The rows of the log, without columns of one's own. */
  readonly log: readonly EventColumns[]
  /** The day whose end the forecast is for. */
  readonly asOf: string
  /** What `condition` and `setMarginal` have appended to the forecast. */
  readonly conditions: readonly string[]
  /** As text. */
  readonly seed: string
  /** Of the whole simulation. */
  readonly runs: number
  /** Of what is not known; 1 where nothing is. */
  readonly draws: number
  /** Of the credible intervals. */
  readonly level: number
}

/**
 * Some blocks of a simulation, as plain JSON: what one machine has played, to be joined with what others have.
 *
 * It carries what the summary needs, the scenario and the log with it.
 */
export interface SimulationPart extends SharedWork {
  /** The version of this form. */
  readonly simulationPart: typeof partVersion
  /** Of everything that the parts of one simulation have in common, 32 hexadecimal digits. */
  readonly digest: string
  /** What a seed means, as in the result. */
  readonly stream: 1
  /** Ranges of the blocks that were played, [first, end), counted from 0 and ascending; none in an empty share. */
  readonly blocks: readonly (readonly [number, number])[]
  /** What the runs of these blocks have shown. */
  readonly tally: PackedTally
}
