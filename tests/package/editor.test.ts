import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LanguageServer, startLanguageServer } from './languageServer.ts'

const file = join(import.meta.dirname, '../../examples/venezuela/scenario.yaml')
const theCase = readFileSync(file, 'utf8')
interface Diagnostic {
  readonly message: string
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
}
interface Diagnostics {
  readonly uri: string
  readonly diagnostics: readonly Diagnostic[]
}
interface Completion {
  readonly label: string
  readonly documentation?: string | { readonly value: string }
}

let server: LanguageServer
beforeAll(async () => {
  server = startLanguageServer()
  const capabilities = { workspace: { configuration: true } }
  await server.request('initialize', { processId: process.pid, rootUri: null, capabilities })
  server.notify('initialized', {})
})
afterAll(() => server.stop())

let opened = 0
/** Opens a text as if it were a file beside the case. Nothing of it is on the disk: an editor sends what is typed. */
function open(text: string): string {
  const uri = pathToFileURL(file.replace('scenario.yaml', `typed-${++opened}.yaml`)).href
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } })
  return uri
}

/** What the editor underlines in a text. */
async function underlined(text: string): Promise<{ line: number; column: number; message: string }[]> {
  const uri = open(text)
  const { diagnostics } = (await server.notification(
    'textDocument/publishDiagnostics',
    (params) => (params as Diagnostics).uri === uri,
  )) as Diagnostics
  return diagnostics.map(({ message, range: { start } }) => ({
    line: start.line + 1,
    column: start.character + 1,
    message,
  }))
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

describe('an editor with yaml-language-server', () => {
  test('underlines nothing in the case, whose first line names the schema', async () => {
    expect(theCase).toMatch(/^# yaml-language-server: \$schema=/)
    expect(await underlined(theCase)).toEqual([])
  })

  test('underlines a misspelt key and a value of the wrong kind, where they stand', async () => {
    const misspelt = theCase.replace('\nhorizon:', '\nhorizont:')
    expect(await underlined(misspelt)).toContainEqual({
      line: lineOf(misspelt, 'horizont:'),
      column: 1,
      message: 'Property horizont is not allowed.',
    })
    const wrong = theCase.replace('distribution: 4 to 25', 'distribution: [4, 25]')
    expect(await underlined(wrong)).toContainEqual(
      expect.objectContaining({ line: lineOf(wrong, '[4, 25]'), column: '    distribution: '.length + 1 }),
    )
  })

  test('completes the keys of a signal, each with what it means', async () => {
    const text = theCase.replace(/\nsignals:\n/, '\nsignals:\n  news:\n    \n')
    const line = lineOf(text, '  news:\n')
    const completed = await server.request('textDocument/completion', {
      textDocument: { uri: open(text) },
      position: { line, character: 4 },
    })
    const items = (Array.isArray(completed) ? completed : (completed as { items: [] }).items) as Completion[]
    const halfLife = items.find(({ label }) => label === 'halfLife')
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['likelihood', 'ratio', 'decibans', 'rate', 'cluster']),
    )
    expect(items.map(({ label }) => label)).not.toContain('concentration')
    const { documentation } = halfLife!
    expect(typeof documentation === 'object' ? documentation.value : documentation).toContain(
      'Days after which the signal weighs half.',
    )
  })
})
