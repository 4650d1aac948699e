/** The modules that a snippet may import, by specifier: the package's own entries, from source, and node's. */
export async function load(specifier: string): Promise<Record<string, unknown>> {
  switch (specifier) {
    case 'forkcast':
      return import('forkcast')
    case 'forkcast/expressions':
      return import('forkcast/expressions')
    case 'forkcast/read':
      return import('forkcast/read')
    case 'forkcast/node':
      return import('forkcast/node')
    case 'forkcast/schema':
      return import('forkcast/schema')
    case 'zod/mini':
      return import('zod/mini')
    case 'forkcast/browser':
      return import('forkcast/browser')
  }
  if (!specifier.startsWith('node:')) throw new Error(`documentation imports ${specifier}, which is no entry`)
  return import(/* @vite-ignore */ specifier) as Promise<Record<string, unknown>>
}
