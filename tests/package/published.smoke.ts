import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { run } from './consumer.ts'

const root = join(import.meta.dirname, '../..')

describe('the packed tarball, as those see it who look at packages', () => {
  test('gives publint nothing to say', async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(inject('consumer'), 'node_modules/forkcast'),
      pack: false,
      strict: true,
    })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
    expect(pkg.name).toBe('forkcast')
  })

  test('has types for every entry under every resolution, says are-the-types-wrong', () => {
    // a worker is loaded by its address, and never imported
    const options = ['--format', 'json', '--exclude-entrypoints', './worker']
    const printed = run(root, join(root, 'node_modules/.bin/attw'), inject('tarball'), ...options)
    const { analysis, problems } = JSON.parse(printed) as {
      analysis: { entrypoints: Record<string, { resolutions: Record<string, unknown> }> }
      problems: unknown
    }
    expect(problems).toEqual({})
    const { entrypoints } = analysis
    expect(Object.keys(entrypoints)).toEqual(
      expect.arrayContaining(['.', './read', './node', './browser', './schema']),
    )
    for (const { resolutions } of Object.values(entrypoints))
      expect(Object.keys(resolutions)).toEqual(['node10', 'node16-cjs', 'node16-esm', 'bundler'])
  })
})
