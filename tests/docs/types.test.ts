import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { documents, root } from './documents.ts'

/** The blocks of a document as one module, each within the scope of those before it, imports at the top. */
function moduleOf(blocks: readonly string[]): string {
  const imports = new Set<string>()
  const bodies = blocks.map((code) => {
    const file = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true)
    const texts = file.statements.map((statement) => {
      if (!ts.isImportDeclaration(statement)) return statement.getFullText()
      const { importClause, moduleSpecifier } = statement
      const named = importClause?.namedBindings
      if (!named || !ts.isNamedImports(named)) imports.add(statement.getText())
      else
        for (const element of named.elements)
          imports.add(`import { ${element.getText()} } from ${moduleSpecifier.getText()}`)
      return ''
    })
    return texts.join('')
  })
  return `${[...imports].join('\n')}\n{${bodies.join('\n{')}\n${'}'.repeat(bodies.length)}\nexport {}\n`
}

test('the TypeScript blocks of the documents have no type errors', () => {
  const modules = new Map<string, string>()
  for (const path of documents) {
    const blocks = blocksOf(readFileSync(join(root, path), 'utf8'))
    const code = blocks.filter(({ language }) => language === 'ts').map(({ text }) => text)
    if (code.length > 0) modules.set(join(root, `${path}.ts`), moduleOf(code))
  }
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root)
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false })
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (file) => modules.has(file) || fileExists(file)
  host.readFile = (file) => modules.get(file) ?? readFile(file)
  host.getSourceFile = (file, version, ...rest) => {
    const code = modules.get(file)
    return code === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, code, version, true)
  }
  const program = ts.createProgram([...modules.keys()], { ...options, noUnusedLocals: false }, host)
  const problems = [...modules.keys()].flatMap((file) =>
    [
      ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
      ...program.getSemanticDiagnostics(program.getSourceFile(file)),
    ].map(({ messageText, start = 0 }) => {
      const line = modules.get(file)!.slice(0, start).split('\n').length
      return `${file.slice(root.length + 1, -3)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n${modules.get(file)!.split('\n')[line - 1]}`
    }),
  )
  expect(modules.size).toBeGreaterThan(0)
  expect(problems).toEqual([])
})
