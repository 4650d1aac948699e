import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** What the entries import: a browser needs an address for each, and an import map would be an inline script. */
const packages: Readonly<Record<string, string>> = {
  'zod/mini': "export * from 'zod/mini'",
  yaml: "export * from 'yaml'",
  papaparse: "export { default } from 'papaparse'",
}

/** A site on this machine. */
export interface Site {
  readonly url: string
  close(): void
}

/** Serves the built files below /dist, packages, and the files given, under a content policy. */
export async function siteOf(files: Readonly<Record<string, string>>, policy: string): Promise<Site> {
  const served = new Map(Object.entries(files))
  for (const [name, contents] of Object.entries(packages)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root },
      ...{
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        mainFields: ['browser', 'module', 'main'],
      },
    })
    served.set(`/packages/${name}.js`, outputFiles[0]!.text)
  }
  const server: Server = createServer(({ url = '/' }, response) => {
    const text = served.get(url) ?? distFile(url)
    const type = /\.js$/.test(url)
      ? 'text/javascript'
      : /\.json$/.test(url)
        ? 'application/json'
        : 'text/html'
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy,
    })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

function distFile(url: string): string | undefined {
  const name = /^\/dist\/([\w.-]+\.js)$/.exec(url)?.[1]
  if (name === undefined) return undefined
  const text = readFileSync(join(root, 'dist', name), 'utf8')
  return text
    .replace(/(['"])#kernels\1/g, '$1/dist/notCompiled.js$1')
    .replace(/(\bfrom\s*|\bimport\s*)(["'])(zod\/mini|yaml|papaparse)\2/g, '$1$2/packages/$3.js$2')
}
