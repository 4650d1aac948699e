import { expect, test } from 'vitest'
import { type Claim, correction, runSnippet } from './snippet.ts'

const modules: Record<string, Record<string, unknown>> = { math: { half: (x: number) => x / 2, two: 2 } }
const run = (code: string, scope: object = {}) =>
  runSnippet(code, scope, async (specifier) => modules[specifier])
const pairs = (claims: readonly Claim[]) => claims.map(({ written, shown }) => [written, shown])

test('finds a value that is not what the comment says', async () => {
  const claims = await run('1 + 1 // 3\n2 + 2 // 4')
  expect(claims.map(({ agrees }) => agrees)).toEqual([false, true])
  expect(pairs(claims)).toEqual([
    ['3', '2'],
    ['4', '4'],
  ])
})

test('takes comments for values after expressions, after console.log and, if they look so, after const', async () => {
  const claims = await run('console.log(2) // 2\nconst a: number = 3 // 3\nconst b = 4 // a number\nb\n// 4')
  expect(pairs(claims)).toEqual([
    ['2', '2'],
    ['3', '3'],
    ['4', '4'],
  ])
})

test('imports through what it is given, and leaves names for the next snippet', async () => {
  const scope = Object.create(null) as object
  await run(
    "import { half as h, two, type Half } from 'math'\nconst { a, b: [c] } = { a: h(two), b: [5] }",
    scope,
  )
  expect(pairs(await run('await Promise.resolve(a + c) // 6', scope))).toEqual([['6', '6']])
})

test('expects an error only where one is announced', async () => {
  const claims = await run("(() => { throw new RangeError('far') })() // throws RangeError: fa…")
  expect(claims[0]?.agrees).toBe(true)
  expect((await run('1 // throws RangeError'))[0]?.agrees).toBe(false)
  await expect(run("(() => { throw new RangeError('far') })() // 1")).rejects.toThrow('far')
})

test('corrects the comment and nothing else', async () => {
  const lines = ['text', "half('a // b') // 0.51…, a half"]
  const [claim] = await run(lines[1]!, { half: () => 0.4999 })
  expect(correction(claim!, lines, 1)).toEqual({
    line: 2,
    count: 1,
    lines: ["half('a // b') // 0.49…, a half"],
  })
})
