import type { Run } from '../runs/eachRun.ts'

/** The format of written runs: `csv` with a header, or `jsonl` with one object per line. */
export type RunFormat = 'csv' | 'jsonl'

export interface RunWriter {
  /** The text before the first run; empty for JSON Lines. */
  readonly header: string
  /** The line of a run, with its line break. */
  line(run: Run): string
}

/**
 * Writes runs as text, one per line: run, draw, outcome, days from origin, then a column `impact.<id>` for each impact
 * (CSV), or one object with all impacts (JSON Lines). Numbers read back to the last bit. Ids need no quotes in CSV.
 */
export function runWriter(
  format: RunFormat,
  outcomeIds: readonly string[],
  impactIds: readonly string[],
): RunWriter {
  if (format === 'csv') {
    const header = ['run', 'draw', 'outcome', 'days', ...impactIds.map((id) => `impact.${id}`)]
    return {
      header: `${header.join(',')}\n`,
      line({ run, draw, outcome, days, impacts }) {
        let text = `${run},${draw},${outcomeIds[outcome]},${days}`
        for (let j = 0; j < impacts.length; j++) text += `,${impacts[j]}`
        return `${text}\n`
      },
    }
  }
  const keys = impactIds.map((id) => `${JSON.stringify(id)}:`)
  const outcomes = outcomeIds.map((id) => JSON.stringify(id))
  return {
    header: '',
    line({ run, draw, outcome, days, impacts }) {
      const values = keys.map((key, j) => key + impacts[j])
      return `{"run":${run},"draw":${draw},"outcome":${outcomes[outcome]},"days":${days},"impacts":{${values.join(',')}}}\n`
    },
  }
}
