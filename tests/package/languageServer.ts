import { spawn } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../node_modules/yaml-language-server/bin/yaml-language-server')

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** A language server as an editor runs it: a child that speaks JSON-RPC over its standard input and output. */
export interface LanguageServer {
  request(method: string, params: unknown): Promise<unknown>
  notify(method: string, params: unknown): void
  /** The parameters of the first notification of the method, sent already or yet to come, that the test accepts. */
  notification(method: string, accepts: (params: unknown) => boolean): Promise<unknown>
  stop(): Promise<void>
}

export function startLanguageServer(): LanguageServer {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = new Map<number, (message: Message) => void>()
  child.once('exit', (code) => {
    for (const answer of answers.values())
      answer({ error: { message: `the language server ended by itself, with exit code ${code}` } })
  })
  const received: Message[] = []
  let waiting: (() => void)[] = []
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const take = (message: Message) => {
    const { id, method, params } = message
    if (method === undefined && id !== undefined) answers.get(id)?.(message)
    // an editor's settings: none, so that the server has its defaults
    else if (id !== undefined)
      send({ id, result: method === 'workspace/configuration' ? settings(params) : null })
    else {
      received.push(message)
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    }
  }
  let left = Buffer.alloc(0)
  child.stdout.on('data', (chunk: Buffer) => {
    left = Buffer.concat([left, chunk])
    for (;;) {
      const header = /^Content-Length: (\d+)[\s\S]*?\r\n\r\n/.exec(left.toString('latin1'))
      const end = header ? header[0].length + Number(header[1]) : Infinity
      if (!header || left.length < end) return
      const message = left.subarray(header[0].length, end).toString()
      left = left.subarray(end)
      take(JSON.parse(message) as Message)
    }
  })
  let asked = 0
  return {
    request(method, params) {
      const id = ++asked
      send({ id, method, params })
      return new Promise((resolve, reject) => {
        answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)))
      })
    },
    notify: (method, params) => send({ method, params }),
    async notification(method, accepts) {
      for (;;) {
        const found = received.find((message) => message.method === method && accepts(message.params))
        if (found) return found.params
        await new Promise<void>((wake) => waiting.push(wake))
      }
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) resolve()
        child.once('close', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

/** The schema store would be asked for over the network. */
function settings(params: unknown): unknown[] {
  const { items } = params as { items: { section?: string }[] }
  return items.map(({ section }) =>
    section === 'yaml' ? { schemaStore: { enable: false }, validate: true, completion: true } : {},
  )
}
