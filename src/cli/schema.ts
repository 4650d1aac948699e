import { scenarioJsonSchema } from '../scenario/jsonSchema.ts'
import { type CommandEntry, toFile } from './command.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'

/** `forkcast schema`: prints the JSON Schema of scenario documents, for editors and other languages. */
async function schema(options: OutputOptions): Promise<void> {
  checkOutput(options, [])
  await writeResult({ ...options, json: true }, { json: scenarioJsonSchema, report: () => '' })
}

/** `forkcast schema` on the command line. */
export const schemaCommand: CommandEntry = {
  name: 'schema',
  summary: 'the JSON Schema of scenarios, by which editors complete and check them',
  arguments: [],
  options: [],
  json: false,
  output: toFile,
  action: schema,
  examples: [],
}
