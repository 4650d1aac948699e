import { expect, test } from 'vitest'
import { capProblems } from '../../src/checking/problem.ts'
import { problemList } from '../../src/text/problemList.ts'

const problem = (path: string) => ({ code: 'bad', message: 'Bad', path })

test('a hundred problems are listed as they are, but for the hundredth, which counts the rest', () => {
  const list = problemList()
  for (let i = 0; i < 99; i++) list.add(problem(String(i)))
  expect(list.list()).toHaveLength(99)
  for (let i = 0; i < 7; i++) list.add(problem('late'))
  expect(list.list()).toHaveLength(100)
  expect(list.list().at(-1)?.message).toBe('7 more problems of this text are not listed; mend these first')
})

test('the function of a problem that is not listed is never called', () => {
  const list = problemList()
  for (let i = 0; i < 99; i++) list.add(problem(''))
  list.add(() => {
    throw new Error('described')
  })
  expect(list.list().at(-1)?.message).toBe('1 more problem of this text is not listed; mend these first')
})

test('the count survives the cap that readers of problems apply', () => {
  const list = problemList()
  for (let i = 0; i < 5000; i++) list.add(problem(''))
  expect(capProblems(list.list())).toEqual(list.list())
})
