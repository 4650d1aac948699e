import * as z from 'zod/mini'
import { documented, exactlyOne, refined } from '../checking/documentation.ts'
import { annotations } from './annotations.ts'
import { type SplitForm, splitForms } from './shares.ts'
import { defaultSmoothing } from './split.ts'
import type { ValueSchemas } from './valueSchemas.ts'

/** The keys that the root and every branch take. */
function nodeKeys({ text, timing, quantity, id }: ValueSchemas) {
  return {
    question: z.optional(
      documented(text, {
        description: 'The question that the branches below answer.',
        examples: ['How does the director leave?'],
      }),
    ),
    concentration: z.optional(
      documented(z.number().check(z.gt(0)), {
        takes: 'a number above 0',
        description:
          'How sure you are of the split over the branches below, as a number of cases above 0: their shares are drawn from a Dirichlet distribution, concentration × shares. Without it the split is exact. Not with count, which says so itself.',
        examples: [20],
      }),
    ),
    smoothing: z.optional(
      documented(z.number().check(z.minimum(0)), {
        takes: 'a number of cases, 0 or more',
        description:
          'Cases added to the count of each branch below, 0 or more, so that what was never seen is not impossible. The default ½ is Jeffreys’ prior.',
        default: defaultSmoothing,
        examples: [0.5, 1],
      }),
    ),
    timing: z.optional(
      documented(timing, {
        description:
          'When it comes true, given that it does: a distribution of the days from origin, cut to the days up to the horizon. It holds for every leaf below that has no nearer one. A leaf without timing comes true at the horizon; horizon cancels an inherited timing.',
        default: 'horizon',
        examples: ['20 to 200', 'horizon'],
      }),
    ),
    impacts: z.optional(
      documented(z.record(id, quantity), {
        takes: 'a map from impact ids to values',
        description:
          'What it would mean, by impact: a number, a distribution drawn anew for each run, or an expression, in which days is the day it comes true, counted from origin. It holds for every leaf below that has no nearer one.',
        examples: [{ throughput: '90 to 98' }, { throughput: '100 - 0.1*days' }],
      }),
    ),
  }
}

/** The share of a branch among its siblings, in one of three forms. */
function shareKeys({ share, weight }: ValueSchemas) {
  return {
    p: z.optional(
      documented(share, {
        description:
          'Its probability given the parent, in [0, 1]. One of the siblings may say rest and take what is left of 1. Siblings all say p, all weight, or all count.',
        examples: ['rest', 0.4, '0.1 + 0.5*pressure', '0.3 to 0.5'],
      }),
    ),
    weight: z.optional(
      documented(weight, {
        description:
          'Its share as a weight, 0 or more: divided by the sum of the weights of its siblings and its own.',
        examples: [3, '1 + pressure', '2 to 5'],
      }),
    ),
    count: z.optional(
      documented(z.int().check(z.minimum(0)), {
        takes: 'a number of observed cases: an integer, 0 or more',
        description:
          'Its share as a number of observed cases. Counts also say how sure the split is: few cases, wide intervals.',
        examples: [12],
      }),
    ),
  } satisfies Record<SplitForm, z.ZodMiniType>
}

/** The schemas of the root of the tree and of a branch, which contains branches in turn. */
export function treeSchemas(values: ValueSchemas) {
  const { text, id, branchId } = values
  const node = nodeKeys(values)
  type Branches = z.ZodMiniRecord<typeof branchId, typeof branchKeys>
  const branches = (): Branches =>
    refined(z.record(branchId, branch), (map) => Object.keys(map).length > 0, {
      minProperties: 1,
      takes: 'a map from branch ids to branches',
      description:
        'The possible answers, by id, in the order of every table: mutually exclusive, and together all that can happen. A branch without branches is a leaf.',
      examples: [{ stays: { p: 'rest' }, leaves: { p: 0.4 } }],
    })
  const branchKeys = z.strictObject({
    ...shareKeys(values),
    outcome: z.optional(
      documented(id, {
        takes: 'an outcome id',
        description:
          'The outcome that this leaf leads to; several leaves may share one. Without it, the id of the leaf.',
        examples: ['forced'],
      }),
    ),
    residual: z.optional(
      documented(z.boolean(), {
        takes: 'true or false',
        description: 'Whether this leaf stands for anything that is not listed. One leaf of the tree may.',
        default: false,
        examples: [true],
      }),
    ),
    ...annotations(text, 'Director leaves'),
    ...node,
    get branches(): z.ZodMiniOptional<Branches> {
      return z.optional(branches())
    },
  })
  const branch = documented(exactlyOne(splitForms, branchKeys), { id: 'branch' })
  const tree = documented(
    z.strictObject({ ...annotations(text, 'The director'), ...node, branches: branches() }),
    { id: 'tree', takes: 'an object with branches' },
  )
  return { tree, branch }
}
