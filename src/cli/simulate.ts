import type { Forecast } from '../forecast/forecast.ts'
import { update } from '../forecast/update.ts'
import { simulationReport } from '../report/simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { type PlayOutOptions, playOut } from './playOut.ts'
import { samplesFormat, samplesTo } from './samples.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

export interface SimulateOptions extends OutputOptions, AsOfOptions {
  readonly seed?: string
  readonly runs?: number
  readonly draws: number
  readonly targetMcse?: number
  readonly samples?: string
}

/** `forkcast simulate`: the forecast played out by Monte Carlo. */
export async function simulate(
  scenario: string,
  events: string | undefined,
  options: SimulateOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  if (options.samples !== undefined) {
    samplesFormat(options.samples)
    checkOutput({ output: options.samples }, [scenario, events], '--samples')
    if (options.samples === options.output)
      throw new UsageError('--samples and --output name one file; give each its own')
  }
  const inputs = await readInputs(scenario, events)
  const forecast = joined(inputs, () => update(inputs.scenario, inputs.log, asOfOption(options)))
  const { samples: path, seed = drawnSeed(), runs, draws, targetMcse } = options
  const asked = {
    ...{ seed, draws },
    ...(runs === undefined ? {} : { runs }),
    ...(targetMcse === undefined ? {} : { targetMcse }),
  }
  const result = path === undefined ? await playOut(forecast, asked) : await sampled(forecast, asked, path)
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

/** Played out, with every run in a file. */
async function sampled(forecast: Forecast, options: PlayOutOptions, path: string): Promise<Simulation> {
  const samples = samplesTo(path, forecast)
  try {
    const result = await playOut(forecast, { ...options, samples })
    samples.finish()
    return result
  } catch (error) {
    samples.abandon()
    throw error
  }
}

/** Eight random bytes as text. The global crypto, since importing node:crypto would slow down every start. */
function drawnSeed(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')
}
