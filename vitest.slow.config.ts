import { defineConfig, mergeConfig } from 'vitest/config'
import fast from './vitest.config.ts'

/** What takes minutes: many draws, many seeds, threads that are killed, runs that last. */
export default mergeConfig(
  { ...fast, test: { ...fast.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      ...{ include: ['tests/slow/**/*.test.ts'], exclude: ['node_modules/**'], testTimeout: 300_000 },
      // Node 20 aborts where a thread is terminated in the very moment in which V8 compiles something for it on another one
      // (NodePlatform::ForIsolate): once in some hundred kills
      execArgv: ['--no-concurrent-recompilation'],
    },
  }),
)
