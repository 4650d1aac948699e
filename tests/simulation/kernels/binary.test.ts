import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { expect, test } from 'vitest'
import { binary } from '../../../src/simulation/kernels/binary.ts'

const folder = join(import.meta.dirname, '../../../src/simulation/kernels')
/** Without a heap and its checks: the columns are all the memory there is. */
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--importMemory']

async function compiled(): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'forkcast-kernels-'))
  try {
    const out = join(scratch, 'kernels.wasm')
    const { error, stderr } = await asc.main([
      join(folder, 'assembly/kernels.ts'),
      '--outFile',
      out,
      ...options,
    ])
    if (error) throw new Error(`${error.message}\n${stderr.toString()}`)
    return readFileSync(out).toString('hex')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

test('the binary is what its source compiles to: `npm run kernels` after a change', async () => {
  const expected = await compiled()
  if (process.env.UPDATE_KERNELS)
    writeFileSync(
      join(folder, 'binary.ts'),
      `/** assembly/kernels.ts, compiled and written in hexadecimal by \`npm run kernels\`: base64 is shorter, and compressed is longer. */\nexport const binary: string =\n  '${expected}'\n`,
    )
  else expect(binary === expected).toBe(true)
})

test('a page’s main thread may compile it at once: it has fewer than 4096 bytes', () => {
  expect(Buffer.from(binary, 'hex').length).toBeLessThan(4096)
})
