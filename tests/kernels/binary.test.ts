import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../src/kernels')
/** Without a heap and its checks: the columns are all the memory there is. */
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--importMemory']

/** By the file that has it: the source it is compiled from, and where its constants begin: both are in one memory. */
const sources = { binary: ['runs', 1024], drawBinary: ['draws', 1536] } as const

async function compiled(source: string, memoryBase: number): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'forkcast-kernels-'))
  try {
    const out = join(scratch, 'kernels.wasm')
    const from = join(folder, `assembly/${source}.ts`)
    const { error, stderr } = await asc.main([
      from,
      '--outFile',
      out,
      '--memoryBase',
      String(memoryBase),
      ...options,
    ])
    if (error) throw new Error(`${error.message}\n${stderr.toString()}`)
    return readFileSync(out).toString('hex')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

describe.each(Object.entries(sources))('%s', (name, [source, memoryBase]) => {
  const file = join(folder, `${name}.ts`)
  const binary = () => /'([0-9a-f]*)'/.exec(readFileSync(file, 'utf8'))?.[1]

  test('is what its source compiles to: `npm run kernels` after a change', async () => {
    const expected = await compiled(source, memoryBase)
    if (process.env.UPDATE_KERNELS)
      writeFileSync(
        file,
        `/** assembly/${source}.ts, compiled and written in hexadecimal by \`npm run kernels\`: base64 is shorter, and compressed is longer. */\nexport const ${name}: string =\n  '${expected}'\n`,
      )
    else expect(binary() === expected).toBe(true)
  })

  test('may be compiled at once by a page’s main thread: it has fewer than 4096 bytes', () => {
    expect(Buffer.from(binary() ?? '', 'hex').length).toBeGreaterThan(100)
    expect(Buffer.from(binary() ?? '', 'hex').length).toBeLessThan(4096)
  })
})
