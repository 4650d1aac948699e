import type { Options } from 'tsup'

/**
 * What a worker loads, in Node and in browsers: one file that imports nothing, so that it can be put anywhere and
 * a content policy of `default-src 'self'` is enough.
 */
const worker: Options = {
  entry: { worker: 'src/worker.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  splitting: false,
  noExternal: [/./],
  esbuildOptions(options) {
    options.mainFields = ['module', 'main']
  },
  // it exports nothing, and is a module all the same
  footer: { js: 'export {};' },
}

export default worker
