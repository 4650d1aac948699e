import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const workerFile = fileURLToPath(new URL('./node_modules/.forkcast/worker.mjs', import.meta.url))
const sourceOf = (name: string) => fileURLToPath(new URL(`./src/${name}.ts`, import.meta.url))

/** Among the sources there is no worker.js beside its user, as in dist/: it is bundled, and its place put in. */
const workerOfSources: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'worker-of-sources',
  enforce: 'pre',
  async configResolved() {
    await build({
      ...{ entryPoints: [sourceOf('worker')], outfile: workerFile, bundle: true, format: 'esm' },
      ...{ platform: 'neutral', target: 'es2022', mainFields: ['module', 'main'], logLevel: 'warning' },
    })
  },
  transform(code, id) {
    if (!id.endsWith('/src/node/workerThread.ts')) return undefined
    return code.replace(/'\.\/worker\.js'/, JSON.stringify(pathToFileURL(workerFile).href))
  },
}

export default defineConfig({
  plugins: [workerOfSources],
  resolve: {
    alias: [
      { find: /^#kernels$/, replacement: sourceOf('kernels/inWebAssembly') },
      { find: /^forkcast\/(read|expressions|node|browser|schema)$/, replacement: sourceOf('$1') },
      { find: /^forkcast$/, replacement: sourceOf('index') },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/slow/**', 'node_modules/**'],
    testTimeout: 30_000,
    // a third of the time: zod, mathjs and the compiler load once a process. Tests undo what they change outside themselves
    isolate: false,
  },
})
