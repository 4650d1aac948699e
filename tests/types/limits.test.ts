import { beforeAll, describe, expect, test } from 'vitest'
import { type Complaint, complaintsOf } from './compiler.ts'

const head = `forkcast: 1, title: '', origin: '2030-03-01', horizon: '2030-12-26', exhaustive: true`
const defined = (branches: string, rest = ''): string =>
  `import { defineScenario, update, type BranchId, type OutcomeId } from 'forkcast'
   export const scenario = defineScenario({ ${head}, tree: { branches: ${branches} }, ${rest} })
   export const forecast = update(scenario, [])\n`

/** A tree that has one branch, `deep1` to `deepN`, and one leaf on each level. */
function chain(levels: number, last = 'p: 0.5'): string {
  let branch = `deep${levels}: { ${last} }, leaf${levels}: { p: 0.5 }`
  for (let level = levels - 1; level > 0; level--)
    branch = `deep${level}: { p: 0.5, branches: { ${branch} } }, leaf${level}: { p: 'rest' }`
  return `{ ${branch} }`
}

/** Fifty branches of a hundred leaves. */
const wide = `{ ${Array.from({ length: 50 }, (_, i) => {
  const leaves = Array.from({ length: 100 }, (_, j) => `leaf${i}x${j}: { weight: 1 }`)
  return `branch${i}: { weight: 1, branches: { ${leaves.join(', ')} } }`
}).join(', ')} }`

const read = `import { update } from 'forkcast'
  import { readScenario } from 'forkcast/read'
  const { outcomes } = update(readScenario(''), [])\n`

let complaints: Readonly<Record<string, readonly Complaint[]>> = {}

beforeAll(() => {
  complaints = {
    ...complaintsOf({
      known: `${defined(chain(24))} forecast.outcomes.leaf24.probability + forecast.branches.deep23.reach`,
      misspelt: `${defined(chain(24))} forecast.outcomes.leef24`,
      key: defined(chain(24, 'p: 0.5, outcom: "other"')),
      deeper: `${defined(chain(25))}
        export const id: OutcomeId<typeof scenario> = 'any'
        export const branch: BranchId<typeof scenario> = 'any'
        export const deep: number | undefined = forecast.outcomes.leaf25?.probability
        export const sure: number = forecast.outcomes.leaf25.probability`,
      deepest: defined(chain(200)),
      wide: `${defined(wide, 'signals: { leak: { ratio: { branch49: 2, leaf49x99: 3 } } }')}
        forecast.outcomes.leaf49x99.probability + forecast.outcomes.leef49x99.probability`,
    }),
    ...complaintsOf(
      {
        entries: `${read} for (const [id, { probability }] of Object.entries(outcomes)) console.log(id, probability)`,
        name: `${read} export const found: number = outcomes.forced.probability`,
        quoted: `${read} export const found: number = outcomes['forced'].probability`,
        capital: `${read} export const found: number = outcomes.Forced.probability`,
      },
      { noUncheckedIndexedAccess: false },
    ),
  }
}, 60_000)

const messages = (name: string): string[] | undefined => complaints[name]?.map(({ message }) => message)

describe('a tree of literal ids', () => {
  test('is known to 24 levels of branches', () => {
    expect(messages('known')).toEqual([])
    expect(messages('misspelt')).toEqual([expect.stringMatching(/Did you mean 'leaf24'\?$/)])
    expect(messages('key')).toEqual([expect.stringMatching(/Did you mean to write 'outcome'\?$/)])
  })

  test('is deeper, and then its outcomes and branches are strings', () => {
    expect(messages('deeper')).toEqual(["'forecast.outcomes.leaf25' is possibly 'undefined'."])
    expect(messages('deepest')).toEqual([])
  })

  test('may have 5,000 leaves', () => {
    expect(messages('wide')).toEqual([expect.stringMatching(/Did you mean 'leaf49x99'\?$/)])
  })
})

describe('the tables of a scenario read from text, without noUncheckedIndexedAccess', () => {
  test('have entries that may be undefined where a name is looked up', () => {
    expect(messages('name')).toEqual([expect.stringContaining("possibly 'undefined'")])
    expect(messages('quoted')).toEqual([expect.stringContaining("possibly 'undefined'")])
    expect(messages('capital')).toEqual([expect.stringContaining("possibly 'undefined'")])
  })

  test('have entries that are there where all are gone through', () => {
    expect(messages('entries')).toEqual([])
  })
})
