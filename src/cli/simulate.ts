import { update } from '../forecast/update.ts'
import { simulationReport } from '../report/simulation.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { playOut } from './playOut.ts'
import { warnBeside, withWarnings } from './warn.ts'

export interface SimulateOptions extends OutputOptions, AsOfOptions {
  readonly seed?: string
  readonly runs: number
  readonly draws: number
}

/** `forkcast simulate`: the forecast played out by Monte Carlo. */
export async function simulate(
  scenario: string,
  events: string | undefined,
  options: SimulateOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  const inputs = await readInputs(scenario, events)
  const forecast = joined(inputs, () => update(inputs.scenario, inputs.log, asOfOption(options)))
  const { runs, draws, seed = drawnSeed() } = options
  const result = await playOut(forecast, { runs, draws, seed })
  await writeResult(options, {
    json: () => result,
    report: (page) =>
      withWarnings(
        simulationReport(result, forecast, inputs.scenario, page),
        forecast.warnings,
        inputs,
        page,
      ),
  })
  await warnBeside(options, forecast.warnings, inputs)
}

/** Eight random bytes as text. The global crypto, since importing node:crypto would slow down every start. */
function drawnSeed(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')
}
