import { defineConfig, mergeConfig } from 'vitest/config'
import fast from './vitest.config.ts'

/** Statistical proof that takes minutes: many draws, many seeds. */
export default mergeConfig(
  { ...fast, test: { ...fast.test, include: [], exclude: [] } },
  defineConfig({
    test: { include: ['tests/slow/**/*.test.ts'], exclude: ['node_modules/**'], testTimeout: 300_000 },
  }),
)
