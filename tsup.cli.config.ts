import type { Options } from 'tsup'

/**
 * The command line: one file with everything inside, because loading zod and yaml from node_modules doubles the time
 * to the first line. What it bundles is CommonJS in part and asks for `require`.
 * Apart from the library, so that `npm run demo` builds in two seconds.
 */
const commandLine: Options = {
  entry: { cli: 'src/cli.ts' },
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  removeNodeProtocol: false,
  splitting: false,
  // half a megabyte less to compile at every start; names stay, for the trace of a fault
  minifyWhitespace: true,
  minifySyntax: true,
  noExternal: [/./],
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
  },
}

export default commandLine
