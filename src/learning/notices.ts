import type { Warning } from '../checking/problem.ts'
import { show } from '../checking/show.ts'
import {
  type CaseCount,
  formNames,
  isLearnable,
  rulesOf,
  type SignalForm,
  signalForms,
} from '../scenario/signalForms.ts'
import type { SplitCases } from './splitCases.ts'
import type { SplitPrior } from './splitPrior.ts'
import type { TargetPrior } from './targetPrior.ts'

/** At most so many cases are named in a sentence. */
const mostNamed = 5

/** `3 cases (Easthaven 2011, …)`. */
function casesNamed(names: readonly string[]): string {
  const listed = names.slice(0, mostNamed).join(', ')
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
  return `${names.length} ${names.length === 1 ? 'case' : 'cases'} (${listed}${more})`
}

/** What cases could not do to a split. */
export function splitNotices(
  title: string,
  branches: readonly string[],
  path: string,
  prior: SplitPrior,
  { counts, uncounted, selective }: SplitCases,
): Warning[] {
  const notices: Warning[] = []
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (total > 0 && branches.length > 1) {
    if (prior.kind === 'certain')
      notices.push({
        code: 'certain-split',
        message: `${show(title)} is split without any doubt, and no case can change that: write counts, add a concentration, or give learn one for all that is certain`,
        path,
      })
    if (prior.kind === 'not-conjugate')
      notices.push(notConjugate(`the split of ${show(title)}`, 'counts, or a concentration', path))
  }
  const shares = prior.kind === 'certain' ? prior.shares : prior.kind === 'dirichlet' ? prior.alphas : []
  counts.forEach((n, i) => {
    if (n > 0 && shares[i] === 0)
      notices.push(impossible(`the branch ${show(branches[i])} has probability 0`, 'took it', path))
  })
  if (uncounted.length > 0) {
    const bias = selective
      ? '; some of them rule branches out, whose shares come out too large without them: say leaf or branch where it is known'
      : ''
    notices.push({
      code: 'uncounted-cases',
      message: `not counted at ${show(title)}, where it is not known which branch was taken: ${casesNamed(uncounted)}${bias}`,
      path,
    })
  }
  return notices
}

/** By what is counted, the family that counts leave in itself. */
const conjugateFamily: Readonly<Record<CaseCount, string>> = { looks: 'beta', arrivals: 'gamma' }

/** `a beta distribution for a likelihood, …`. */
function conjugateFamilies(): string {
  return formNames
    .filter(isLearnable)
    .map((form) => `a ${conjugateFamily[signalForms[form].cases]} distribution for a ${form}`)
    .join(', ')
}

/** What cases could not do to a value of a signal's table. */
export function targetNotices(
  what: string,
  path: string,
  prior: TargetPrior,
  seen: number,
  absent: number,
  days: number,
): Warning[] {
  if (seen === 0 && absent === 0 && days === 0) return []
  if (prior.kind === 'not-conjugate') return [notConjugate(what, conjugateFamilies(), path)]
  if (prior.kind !== 'certain') return []
  const notices: Warning[] = [
    {
      code: 'certain-value',
      message: `${what} is a number without any doubt, and no case can change that: write a distribution, or give learn a concentration; 0 and 1 stay certain even so`,
      path,
    },
  ]
  const against = prior.value === 0 ? seen : prior.value === 1 ? absent : 0
  if (days === 0 && against > 0)
    notices.push(
      impossible(`${what} is ${prior.value}`, prior.value === 0 ? 'saw it' : 'did not see it', path),
    )
  return notices
}

/** What cases could not do to a signal. */
export function signalNotices(
  signal: string,
  form: SignalForm,
  named: number,
  uncounted: readonly string[],
): Warning[] {
  const path = `signals.${signal}`
  const { cases } = rulesOf(form)
  if (named > 0 && typeof cases !== 'string')
    return [
      {
        code: 'no-likelihood',
        message: `${show(signal)} ${cases.because} (${form}): its ${named} ${named === 1 ? 'case teaches' : 'cases teach'} nothing; make it a likelihood`,
        path,
      },
    ]
  if (uncounted.length === 0) return []
  return [
    {
      code: 'uncounted-cases',
      message: `not counted for ${show(signal)}, which has several values where they may have ended: ${casesNamed(uncounted)}; say leaf or branch where it is known`,
      path,
    },
  ]
}

function notConjugate(what: string, instead: string, path: string): Warning {
  return {
    code: 'not-conjugate',
    message: `${what} is uncertain in a form that cases cannot be counted into, and stays as it is; write ${instead}`,
    path,
  }
}

function impossible(what: string, did: string, path: string): Warning {
  return {
    code: 'impossible-case',
    message: `${what}, and there are cases that ${did}: under this scenario they cannot be, and the log marginal likelihood is −Infinity`,
    path,
  }
}
