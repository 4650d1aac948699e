import { defaultPer } from './signals.ts'
import { defaultSmoothing } from './split.ts'

/** What a key of the document means, for editors and the reference page. */
interface KeyDoc {
  readonly description: string
  readonly examples?: readonly unknown[]
  readonly default?: unknown
}

type KeyDocs = Readonly<Record<string, KeyDoc>>

const annotated = (title: string): KeyDocs => ({
  title: { description: 'What tables and charts call it; without one, the id.', examples: [title] },
  note: {
    description: 'Why it is as it is: the argument behind its numbers. Read by people alone.',
    examples: ['Median of the last five cases; the sixth had another cause.'],
  },
  source: {
    description: 'Where the numbers come from: a data set, a paper and its table, a page and its day.',
    examples: ['Annual report 2029, table 3'],
  },
})

const node: KeyDocs = {
  question: {
    description: 'The question that the branches below answer.',
    examples: ['How does the director leave?'],
  },
  concentration: {
    description:
      'How sure you are of the split over the branches below, as a number of cases above 0: their shares are drawn from a Dirichlet distribution, concentration × shares. Without it the split is exact. Not with count, which says so itself.',
    examples: [20],
  },
  smoothing: {
    description:
      'Cases added to the count of each branch below, 0 or more, so that what was never seen is not impossible. The default ½ is Jeffreys’ prior.',
    default: defaultSmoothing,
    examples: [0.5, 1],
  },
  timing: {
    description:
      'When it comes true, given that it does: a distribution of the days from origin, cut to the days up to the horizon. It holds for every leaf below that has no nearer one. A leaf without timing comes true at the horizon; horizon cancels an inherited timing.',
    default: 'horizon',
    examples: ['20 to 200', 'horizon'],
  },
  impacts: {
    description:
      'What it would mean, by impact: a number, a distribution drawn anew for each run, or an expression, in which days is the day it comes true, counted from origin. It holds for every leaf below that has no nearer one.',
    examples: [{ throughput: '90 to 98' }, { throughput: '100 - 0.1*days' }],
  },
  branches: {
    description:
      'The possible answers, by id, in the order of every table: mutually exclusive, and together all that can happen. A branch without branches is a leaf.',
    examples: [{ stays: { p: 'rest' }, leaves: { p: 0.4 } }],
  },
}

/** Every key of every object of the document. The schema has no key that is not here, and nothing here is no key. */
export const keyDocs: Readonly<Record<string, KeyDocs>> = {
  scenario: {
    ...annotated('Who runs the harbour authority?'),
    title: { description: 'The question, as a title.', examples: ['Who runs the harbour authority?'] },
    forkcast: { description: 'The version of this format.', examples: [1] },
    origin: {
      description:
        'The day at whose end the prior holds: what was known by then is in the tree, what came later in the log.',
      examples: ['2030-03-01'],
    },
    horizon: {
      description: 'The day at whose end the question closes; after the origin.',
      examples: ['2030-12-31'],
    },
    exhaustive: {
      description:
        'Whether the leaves cover everything that can happen. If they do not, mark one leaf with residual: true instead; with neither there is a warning.',
      default: false,
      examples: [true],
    },
    parameters: {
      description: 'Quantities that nobody knows, by the names that expressions know them by.',
      examples: [{ pressure: { title: 'Pressure on the board', distribution: '0.2 to 0.6' } }],
    },
    tree: {
      description: 'The scenario tree: what could happen, and how likely each branch is given its parent.',
      examples: [
        { question: 'Does the director leave?', branches: { stays: { p: 'rest' }, leaves: { p: 0.4 } } },
      ],
    },
    signals: {
      description:
        'The kinds of news that the log may report, by id, and how likely each is under every leaf.',
      examples: [{ 'audit-leak': { ratio: { leaves: 2.5 } } }],
    },
    clusters: {
      description: 'Groups of signals that hang together, by id: within one, each counts for less.',
      examples: [{ press: { correlation: 0.4 } }],
    },
    grades: {
      description:
        'Replaces the credence of Admiralty grades: reliability of the source A–E, credibility of the report 1–5.',
      examples: [{ A: 0.95 }],
    },
    impacts: {
      description: 'What outcomes are measured by, by id. Every leaf needs a value for each.',
      examples: [{ throughput: { title: 'Throughput against plan', unit: '%', default: 100 } }],
    },
    resolution: {
      description: 'How the question is settled and, once it is, how it was.',
      examples: [
        { criteria: 'The port gazette names a new director.', outcome: 'forced', date: '2030-07-14' },
      ],
    },
  },
  tree: { ...annotated('The director'), ...node },
  branch: {
    p: {
      description:
        'Its probability given the parent, in [0, 1]. One of the siblings may say rest and take what is left of 1. Siblings all say p, all weight, or all count.',
      examples: ['rest', 0.4, '0.1 + 0.5*pressure', '0.3 to 0.5'],
    },
    weight: {
      description:
        'Its share as a weight, 0 or more: divided by the sum of the weights of its siblings and its own.',
      examples: [3, '1 + pressure', '2 to 5'],
    },
    count: {
      description:
        'Its share as a number of observed cases. Counts also say how sure the split is: few cases, wide intervals.',
      examples: [12],
    },
    outcome: {
      description:
        'The outcome that this leaf leads to; several leaves may share one. Without it, the id of the leaf.',
      examples: ['forced'],
    },
    residual: {
      description: 'Whether this leaf stands for anything that is not listed. One leaf of the tree may.',
      default: false,
      examples: [true],
    },
    ...annotated('Director leaves'),
    ...node,
  },
  signal: {
    ...annotated('A leaked audit'),
    likelihood: {
      description:
        'P(seen | leaf) for one look, in [0, 1]. Not seeing it is evidence only where the log says observed: false.',
      examples: [{ leaves: 0.7, otherwise: 0.4 }],
    },
    ratio: {
      description:
        'Likelihood ratio, 0 or more: how many times as likely the signal is there as under the leaves that are not named.',
      examples: [{ leaves: 2.5 }],
    },
    decibans: {
      description:
        'Weight of evidence for what is named: 10·log10 of the likelihood ratio. 3 doubles the odds, 10 makes them tenfold.',
      examples: [{ stays: 2 }],
    },
    rate: {
      description:
        'Expected number of such events in per days, above 0: arrivals by chance. Their silence is evidence too, so every occurrence must be in the log.',
      examples: [{ leaves: 3, otherwise: 1 }],
    },
    per: { description: 'The days that a rate is stated for.', default: defaultPer, examples: [7, 30] },
    halfLife: {
      description: 'Days after which the signal weighs half. Without it, news does not age. Not with a rate.',
      examples: [60],
    },
    cluster: {
      description: 'The cluster of signals that it hangs together with. Not with a rate.',
      examples: ['press'],
    },
  },
  parameter: {
    ...annotated('Pressure on the board'),
    distribution: {
      description: 'What is known of it. The exact forecast takes its median, the simulation draws it.',
      examples: ['0.2 to 0.6'],
    },
  },
  cluster: {
    ...annotated('What the press writes'),
    correlation: {
      description: 'How far its signals repeat one another: 0 is not at all, 1 is the same thing said again.',
      examples: [0.4],
    },
  },
  impact: {
    ...annotated('Throughput against plan'),
    unit: { description: 'What it is counted in, for tables and charts.', examples: ['%'] },
    default: {
      description: 'The value of every leaf for which the tree sets none.',
      examples: [100, '90 to 110', '100 - 0.1*days'],
    },
  },
  resolution: {
    ...annotated('The board’s decision'),
    criteria: {
      description: 'What settles the question, and who says so. Write it before there is news.',
      examples: ['The port gazette names a new director, or the year ends.'],
    },
    outcome: {
      description: 'The outcome that came true, once known; void if the question lapsed.',
      examples: ['forced', 'void'],
    },
    date: { description: 'The day on which it came true, once known.', examples: ['2030-07-14'] },
  },
}
