import type { Problem } from '../checking/problem.ts'

export const emptyDocument: Problem = {
  code: 'empty-document',
  message: 'The document is empty; a scenario begins with "forkcast: 1", its title, origin, horizon and tree',
  path: '',
  line: 1,
  column: 1,
}
