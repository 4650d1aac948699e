import { auditCommand } from './audit.ts'
import { checkCommand } from './check.ts'
import type { CommandEntry } from './command.ts'
import { compareCommand } from './compare.ts'
import { explainCommand } from './explain.ts'
import { forecastCommand } from './forecast.ts'
import { initCommand } from './init.ts'
import { learnCommand } from './learn.ts'
import { mergeCommand } from './merge.ts'
import { schemaCommand } from './schema.ts'
import { scoreCommand } from './score.ts'
import { simulateCommand } from './simulate.ts'
import { timelineCommand } from './timeline.ts'

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  checkCommand,
  forecastCommand,
  simulateCommand,
  mergeCommand,
  timelineCommand,
  explainCommand,
  compareCommand,
  scoreCommand,
  auditCommand,
  learnCommand,
  schemaCommand,
  initCommand,
]
