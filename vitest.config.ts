import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const entry = (name: string) => fileURLToPath(new URL(`./src/${name}.ts`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^forkcast\/(read|node)$/, replacement: entry('$1') },
      { find: /^forkcast$/, replacement: entry('index') },
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
