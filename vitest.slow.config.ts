import { defineConfig, mergeConfig } from 'vitest/config'
import fast from './vitest.config.ts'

/** What takes minutes: many draws, many seeds, threads that are killed, runs that last. */
export default mergeConfig(
  { ...fast, test: { ...fast.test, include: [], exclude: [] } },
  defineConfig({
    test: { include: ['tests/slow/**/*.test.ts'], exclude: ['node_modules/**'], testTimeout: 300_000 },
  }),
)
