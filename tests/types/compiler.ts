import { dirname, join } from 'node:path'
import ts from 'typescript'

export const root = join(import.meta.dirname, '../..')

/** What the compiler says of a file: the text at the error, and the whole message on one line. */
export interface Complaint {
  readonly at: string
  readonly code: number
  readonly message: string
}

/** Files on the disk, parsed once for all programs: most of the time goes into the standard library and src. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/**
 * Compiles modules that are nowhere on the disk as one program, with the options of this repository, and says by
 * name what the compiler has against each.
 */
export function complaintsOf(
  modules: Readonly<Record<string, string>>,
  changed: ts.CompilerOptions = {},
): Readonly<Record<string, readonly Complaint[]>> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root)
  const compiled = { ...options, noUnusedLocals: false, noErrorTruncation: false, ...changed }
  const pathOf = (name: string): string => join(root, 'tests/types', `${name}.virtual.ts`)
  const texts = new Map(Object.entries(modules).map(([name, text]) => [pathOf(name), text]))
  const host = ts.createCompilerHost(compiled)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file) ?? readFile(file)
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file)
    if (text !== undefined) return ts.createSourceFile(file, text, version, true)
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, version, ...rest))
    return parsed.get(file)
  }
  host.getCurrentDirectory = () => dirname(pathOf(''))
  const program = ts.createProgram([...texts.keys()], compiled, host)
  return Object.fromEntries(
    Object.keys(modules).map((name) => {
      const file = program.getSourceFile(pathOf(name))
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      const complaints = found.map(({ code, messageText, start = 0, length = 0 }) => ({
        at: (texts.get(pathOf(name)) ?? '').slice(start, start + length),
        code,
        message: ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' '),
      }))
      return [name, complaints]
    }),
  )
}
