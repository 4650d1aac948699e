import { defineConfig } from 'vitest/config'

/** The packed tarball in the hands of its users, after `npm run build`. Needs the npm registry. */
export default defineConfig({
  test: {
    include: ['tests/package/*.smoke.ts'],
    globalSetup: 'tests/package/consumer.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
