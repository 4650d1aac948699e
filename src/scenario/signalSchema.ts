import * as z from 'zod/mini'
import { documented, exactlyOne } from '../checking/documentation.ts'
import { annotations } from './annotations.ts'
import { formNames, mostEvidence, type SignalForm } from './signalForms.ts'
import { defaultPer } from './signals.ts'
import type { ValueSchemas } from './valueSchemas.ts'

/** The keys of the four forms in which a signal says how likely it is under each leaf. */
function formKeys({ table, probability }: ValueSchemas) {
  const decibans = z.number().check(z.minimum(-mostEvidence), z.maximum(mostEvidence))
  return {
    likelihood: z.optional(
      documented(table(probability), {
        description:
          'P(seen | leaf) for one look, in [0, 1]. Not seeing it is evidence only where the log says observed: false.',
        examples: [{ leaves: 0.7, otherwise: 0.4 }],
      }),
    ),
    ratio: z.optional(
      documented(table(z.number().check(z.minimum(0))), {
        description:
          'Likelihood ratio, 0 or more: how many times as likely the signal is there as under the leaves that are not named.',
        examples: [{ leaves: 2.5 }],
      }),
    ),
    decibans: z.optional(
      documented(table(decibans), {
        description:
          'Weight of evidence for what is named: 10·log10 of the likelihood ratio. 3 doubles the odds, 10 makes them tenfold.',
        examples: [{ stays: 2 }],
      }),
    ),
    rate: z.optional(
      documented(table(z.number().check(z.gt(0), z.maximum(mostEvidence))), {
        description:
          'Expected number of such events in per days, above 0: arrivals by chance. Their silence is evidence too, so every occurrence must be in the log.',
        examples: [{ leaves: 3, otherwise: 1 }],
      }),
    ),
  } satisfies Record<SignalForm, z.ZodMiniType>
}

/** A signal: a kind of observation. */
export function signalSchema(values: ValueSchemas) {
  const signal = z.strictObject({
    ...annotations(values.text, 'A leaked audit'),
    ...formKeys(values),
    per: z.optional(
      documented(z.number().check(z.minimum(1e-6)), {
        takes: 'a number of days, at least a millionth',
        description: 'The days that a rate is stated for.',
        default: defaultPer,
        examples: [7, 30],
      }),
    ),
    halfLife: z.optional(
      documented(z.number().check(z.gt(0)), {
        takes: 'a number of days above 0',
        description:
          'Days after which the signal weighs half. Without it, news does not age. Not with a rate.',
        examples: [60],
      }),
    ),
    cluster: z.optional(
      documented(values.id, {
        takes: 'the id of a declared cluster',
        description: 'The cluster of signals that it hangs together with. Not with a rate.',
        examples: ['press'],
      }),
    ),
  })
  return documented(exactlyOne(formNames, signal), { id: 'signal' })
}
