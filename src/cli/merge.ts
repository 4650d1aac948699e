import { Option } from 'commander'
import { eventsFrom } from '../events/log.ts'
import type { EventLog } from '../events/row.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { update } from '../forecast/update.ts'
import { simulationReport } from '../report/simulation.ts'
import { checkPart, damaged } from '../runs/shards/checkPart.ts'
import type { SimulationPart } from '../runs/shards/part.ts'
import { PartError } from '../runs/shards/partError.ts'
import { type Scenario, scenarioFrom } from '../scenario/scenario.ts'
import { joinShards, mergeShards } from '../simulation/shards/mergeShards.ts'
import { parseExpression } from '../text/expressionParser.ts'
import { type CommandEntry, toFile } from './command.ts'
import { nameOf, textAt } from './inputs.ts'
import { checkOutput, type OutputOptions, writePart, writeResult } from './output.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

interface MergeCommandOptions extends OutputOptions {
  readonly partial?: boolean
}

/** `forkcast merge`: joins the parts of a simulation to its result, or with --partial to one larger part. */
async function merge(files: readonly string[], options: MergeCommandOptions): Promise<void> {
  checkOutput(options, files)
  if (files.indexOf('-') !== files.lastIndexOf('-'))
    throw new UsageError('standard input (-) can be read once: name the files of the other parts')
  const names = files.map(nameOf)
  const parts: SimulationPart[] = []
  for (const file of files) parts.push(partFrom(await textAt(file), nameOf(file)))
  const { scenario, log, forecast } = forecastOf(parts[0] as SimulationPart, names[0] as string)
  if (options.partial) return await writePart(options, joinShards(forecast, parts, { names }))
  const result = mergeShards(forecast, parts, { names })
  const inputs = { scenario, log, scenarioFile: names[0] as string, logFile: names[0] as string }
  const warnings = [...forecast.warnings, ...result.warnings]
  await writeResult(options, {
    json: () => result,
    report: (page) =>
      withWarnings(simulationReport(result, forecast, scenario, page), warnings, inputs, page),
  })
  await warnBeside(options, warnings, inputs)
}

function partFrom(text: string, name: string): SimulationPart {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw damaged(name, `it is no JSON (${(error as Error).message})`)
  }
  return checkPart(value, name)
}

/** The forecast that a part was played from, computed again from the scenario and log in the part. */
function forecastOf(
  part: SimulationPart,
  name: string,
): { readonly scenario: Scenario; readonly log: EventLog; readonly forecast: Forecast } {
  if (part.conditions.length > 0)
    throw new PartError(
      'different-work',
      `${name} was played from a forecast that was conditioned in code (${part.conditions.join('; ')}); join its parts there, with mergeShards`,
    )
  const { scenario, problems } = scenarioFrom(part.scenario, parseExpression)
  if (!scenario) throw damaged(name, `its scenario is refused (${problems[0]?.message})`)
  const events = eventsFrom(part.log)
  if (!events.log) throw damaged(name, `its log is refused (${events.problems[0]?.message})`)
  try {
    return { scenario, log: events.log, forecast: update(scenario, events.log, { asOf: part.asOf }) }
  } catch (error) {
    throw damaged(name, `its scenario and log make no forecast (${(error as Error).message})`)
  }
}

/** `forkcast merge` on the command line. */
export const mergeCommand: CommandEntry = {
  name: 'merge',
  summary: 'join the parts of a simulation: the result is that of one machine, byte for byte',
  arguments: [['<parts...>', 'files from simulate --shard, in any order; - is standard input']],
  options: [new Option('--partial', 'write one part of all that is given, to be joined with others')],
  json: true,
  output: toFile,
  action: merge,
  examples: ['merge part*.json --json -o simulation.json'],
}
