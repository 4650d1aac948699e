import { defineConfig, type Options } from 'tsup'
import commandLine from './tsup.cli.config.ts'

const entry = { index: 'src/index.ts', read: 'src/read.ts', node: 'src/node.ts' }

/**
 * The library, as ESM and as CommonJS. Shared chunks (`splitting`) keep one copy of every class and every piece of
 * module state per format. zod, yaml and papaparse are dependencies and stay imports; the rest of what is imported is
 * small, or shaken small, and bundled (THIRD-PARTY-NOTICES.md).
 */
export const library: Options = {
  entry,
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'node',
  removeNodeProtocol: false,
  splitting: true,
  external: ['zod', 'yaml', 'papaparse'],
  noExternal: ['mathjs', 'jsonc-parser', 'seedrandom'],
}

const declarations: Options = {
  entry,
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
}

// they run side by side into one dist/, so none of them cleans it; the build script does
export default defineConfig([library, declarations, commandLine])
