import { scenarioJsonSchema } from '../scenario/jsonSchema.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'

/** `forkcast schema`: the JSON Schema of scenario documents, for editors and for other languages. */
export async function schema(options: OutputOptions): Promise<void> {
  checkOutput(options, [])
  await writeResult({ ...options, json: true }, { json: scenarioJsonSchema, report: () => '' })
}
