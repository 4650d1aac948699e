import { auditOf } from '../explanation/audit.ts'
import { auditReport } from '../report/audit.ts'
import { readDocument } from '../text/document.ts'
import { type CommandEntry, toFile } from './command.ts'
import { exit } from './exit.ts'
import { InputError } from './inputError.ts'
import { nameOf, textAt } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'

/** `forkcast audit`: finds contradictions in published numbers. With any finding the exit code is 1. */
async function audit(file: string, options: OutputOptions): Promise<void> {
  checkOutput(options, [file])
  const name = nameOf(file)
  const { value, problems: unreadable, locate } = readDocument(await textAt(file))
  const { findings, problems = [] } = unreadable.length > 0 ? {} : auditOf(value, locate)
  if (!findings)
    throw new InputError([...unreadable, ...problems].map((problem) => ({ file: name, ...problem })))
  await writeResult(options, {
    json: () => ({ findings }),
    report: (page) => auditReport(findings, name, page),
  })
  if (findings.length > 0) process.exitCode = exit.inputWrong
}

/** `forkcast audit` on the command line. */
export const auditCommand: CommandEntry = {
  name: 'audit',
  summary: 'what cannot be right in published numbers; exits 1 where it finds something',
  arguments: [['<file>', 'published outcomes, horizons and factors, YAML or JSON; - is standard input']],
  options: [],
  json: true,
  output: toFile,
  action: audit,
  examples: ['audit published.yaml'],
}
