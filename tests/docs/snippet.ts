import ts from 'typescript'
import type { Edit } from './blocks.ts'
import { agrees, rewritten, show } from './shown.ts'

/** A value that a snippet says it has: `expression // value`. */
export interface Claim {
  readonly source: string
  readonly written: string
  readonly shown: string
  readonly agrees: boolean
  /** The line within the snippet on which the comment begins, from 1, and how many lines it takes. */
  readonly line: number
  readonly count: number
}

type Check = (index: number, compute: () => unknown) => Promise<void>
type Importer = (specifier: string) => Promise<unknown>
type Run = (scope: object, check: Check, load: Importer) => Promise<void>

const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => Run
const literal = /^(?:-?\d|['"[{]|true\b|false\b|null\b|undefined\b|NaN\b|-?Infinity\b)/

interface Expectation {
  readonly source: string
  readonly written: string
  readonly line: number
  readonly count: number
}

/** The comment that ends a statement's line, or the comments alone on the lines right after it. */
function commentAfter(code: string, end: number): Omit<Expectation, 'source'> | undefined {
  const before = code.slice(0, end).split('\n').length
  const lines = code.slice(end).split('\n')
  const trailing = /^;?\s*\/\/\s?(.*)$/.exec(lines[0]!)?.[1]
  if (trailing !== undefined) return { written: trailing.trim(), line: before, count: 1 }
  if (!/^;?\s*$/.test(lines[0]!)) return undefined
  const rest = lines.slice(1)
  const stop = rest.findIndex((line) => !/^\s*\/\//.test(line))
  const comments = rest.slice(0, stop < 0 ? rest.length : stop)
  if (comments.length === 0) return undefined
  const written = comments.map((line) => line.replace(/^\s*\/\/\s?/, '').trim()).join(' ')
  return literal.test(written) ? { written, line: before + 1, count: comments.length } : undefined
}

/** The names that an import brings in, by what they are called in the module; `*` is all of it. */
function importedNames({ importClause }: ts.ImportDeclaration): [string, string][] {
  if (!importClause || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const { name, namedBindings } = importClause
  const named: [string, string][] = name ? [['default', name.text]] : []
  if (!namedBindings) return named
  if (ts.isNamespaceImport(namedBindings)) return [...named, ['*', namedBindings.name.text]]
  const values = namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly)
  return [
    ...named,
    ...values.map(({ propertyName, name }): [string, string] => [(propertyName ?? name).text, name.text]),
  ]
}

function declaredNames(node: ts.Node): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(({ name }) => namesIn(name))
  if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name) return [node.name.text]
  return []
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []))

/** What a statement claims a value for: itself, what it prints, or the one name it declares. */
function claimed(statement: ts.Statement, written: string): ts.Expression | undefined {
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList
    const name = declarations[0]?.name
    return declarations.length === 1 && name && ts.isIdentifier(name) && literal.test(written)
      ? name
      : undefined
  }
  if (!ts.isExpressionStatement(statement)) return undefined
  const { expression } = statement
  if (ts.isCallExpression(expression) && expression.expression.getText() === 'console.log')
    return expression.arguments[0]
  return expression
}

function compile(code: string): { run: Run; expectations: Expectation[] } {
  const file = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true)
  const expectations: Expectation[] = []
  const names: string[] = []
  const body: string[] = []
  for (const statement of file.statements) {
    const text = statement.getText()
    if (ts.isImportDeclaration(statement)) {
      const module = `(await $load(${statement.moduleSpecifier.getText()}))`
      for (const [imported, name] of importedNames(statement)) {
        body.push(`const ${name} = ${module}${imported === '*' ? '' : `[${JSON.stringify(imported)}]`}`)
        names.push(name)
      }
      continue
    }
    names.push(...declaredNames(statement))
    const comment = commentAfter(code, statement.getEnd())
    const expression = comment && claimed(statement, comment.written)
    if (!expression || !ts.isExpressionStatement(statement)) body.push(text)
    if (!expression) continue
    body.push(`await $check(${expectations.length}, async () => (${expression.getText()}))`)
    expectations.push({ source: text.replace(/;$/, ''), ...comment })
  }
  const wrapped = `with ($scope) {\n${body.join('\n')}\n;Object.assign($scope, { ${[...new Set(names)].join(', ')} })\n}`
  const { outputText } = ts.transpileModule(wrapped, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      alwaysStrict: false,
      removeComments: true,
    },
  })
  return { run: new AsyncFunction('$scope', '$check', '$load', outputText), expectations }
}

/**
 * Runs TypeScript. What it declares at the top is left in the scope, for the next snippet of the same document.
 * @returns every claim of the form `expression // value`, with the value it has.
 */
export async function runSnippet(code: string, scope: object, load: Importer): Promise<Claim[]> {
  const { run, expectations } = compile(code)
  const claims: Claim[] = []
  await run(
    scope,
    async (index, compute) => {
      const expectation = expectations[index]!
      const throws = expectation.written.startsWith('throws ')
      let shown: string
      try {
        shown = show(await compute())
      } catch (error) {
        if (!throws || !(error instanceof Error)) throw error
        shown = `throws ${expectation.written.includes(':') ? show(error) : error.name}`
      }
      claims.push({ ...expectation, shown, agrees: agrees(expectation.written, shown) })
    },
    load,
  )
  return claims
}

/** A claim as it should be written, to be compared with how it is. */
export const corrected = ({ agrees: right, written, shown }: Claim): string =>
  right ? written : rewritten(written, shown)

/** The edit that corrects a claim in a file whose line `offset + 1` is the snippet's first. */
export function correction(claim: Claim, lines: readonly string[], offset: number): Edit {
  const line = offset + claim.line
  const text = lines[line - 1]!.trimEnd()
  const before = claim.count === 1 ? text.slice(0, text.length - claim.written.length) : '// '
  return { line, count: claim.count, lines: [before + corrected(claim)] }
}
