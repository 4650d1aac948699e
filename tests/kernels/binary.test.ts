import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../src/kernels')
/** Without a heap and its checks: the columns are all the memory there is. Constants begin at 1024, columns at 2048. */
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--importMemory']

async function compiled(): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'forkcast-kernels-'))
  try {
    const out = join(scratch, 'kernels.wasm')
    const { error, stderr } = await asc.main([join(folder, 'assembly/all.ts'), '--outFile', out, ...options])
    if (error) throw new Error(`${error.message}\n${stderr.toString()}`)
    return readFileSync(out).toString('hex')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

describe('the binary', () => {
  const file = join(folder, 'binary.ts')
  const binary = () => /'([0-9a-f]*)'/.exec(readFileSync(file, 'utf8'))?.[1]

  test('is what its source compiles to: `npm run kernels` after a change', async () => {
    const expected = await compiled()
    if (process.env.UPDATE_KERNELS)
      writeFileSync(
        file,
        `/** assembly/all.ts, compiled and written in hexadecimal by \`npm run kernels\`: base64 is shorter, and compressed is longer. */\nexport const binary: string =\n  '${expected}'\n`,
      )
    else expect(binary() === expected).toBe(true)
  })

  test('may be compiled at once by a page’s main thread: it has fewer than 4096 bytes', () => {
    expect(Buffer.from(binary() ?? '', 'hex').length).toBeGreaterThan(100)
    expect(Buffer.from(binary() ?? '', 'hex').length).toBeLessThan(4096)
  })
})
