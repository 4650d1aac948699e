import { defineScenario, type SignalDocument } from 'forkcast'
import { describe, expect, test } from 'vitest'
import {
  type FormRules,
  formNames,
  isLearnable,
  isRelative,
  mostEvidence,
  rulesOf,
  type SignalForm,
} from '../../src/scenario/signalForms.ts'
import { outOfRange } from '../../src/scenario/signals.ts'
import { documentWith, faults } from './documents.ts'

/** The double beside a number, away from 0 for positive steps of a positive number. */
function doubleBeside(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE
  const bits = new BigInt64Array(1)
  const double = new Float64Array(bits.buffer)
  double[0] = value
  bits[0]! += BigInt(direction * Math.sign(value))
  return double[0]!
}

const faultsOf = (form: SignalForm, value: number) =>
  faults(documentWith({ signals: { s: { [form]: { otherwise: value } } } }))

/** Values within the range of a form, its ends and its neutral value among them. */
function valuesOf({ least, greatest, otherwise }: FormRules): number[] {
  const tried = [least, -20, -1, otherwise ?? 1, 1e-9, 0.25, 0.5, 1, 2, 1000, greatest]
  return [...new Set(tried)].filter((value) => value >= least && value <= greatest).sort((a, b) => a - b)
}

describe.each(formNames)('the form %s', (form) => {
  const rules = rulesOf(form)
  const { least, greatest, otherwise, seen, absent, cases } = rules

  test('takes both ends of its range, and neither double beyond them', () => {
    for (const end of [least, greatest]) {
      expect(outOfRange(form, end)).toBeUndefined()
      expect(faultsOf(form, end)).toEqual([])
    }
    for (const beyond of [doubleBeside(least, -1), doubleBeside(greatest, 1)]) {
      expect(outOfRange(form, beyond)).toBe(rules.takes)
      if (Number.isFinite(beyond))
        expect(faultsOf(form, beyond)).toEqual([`out-of-range signals.s.${form}.otherwise`])
    }
  })

  test('names the ends of its range in words, where they are numbers to write', () => {
    const written = [least, greatest].filter((end) => end !== Number.MIN_VALUE && end !== Number.MAX_VALUE)
    for (const end of written) expect(rules.takes).toContain(String(end).replace('-', '−'))
  })

  test('says more for a larger value, and never so much that a million of the strongest rows overflow', () => {
    const factors = valuesOf(rules).map(seen)
    for (const [index, factor] of factors.entries()) {
      expect(1e6 * mostEvidence * factor).toBeLessThan(Infinity)
      if (index > 0) expect(factor).toBeGreaterThan(factors[index - 1]!)
    }
  })

  test('has log factor 0 at the value of leaves that are not named, within its range', () => {
    if (otherwise === null) return
    expect(outOfRange(form, otherwise)).toBeUndefined()
    expect(seen(otherwise)).toBe(0)
  })

  test('is covered by its table, unless leaves that are not named have a value', () => {
    const table = faults(documentWith({ signals: { s: { [form]: {} } } }))
    expect(table).toEqual(otherwise === null ? [`otherwise-missing signals.s.${form}`] : [])
  })

  test('if it is a process, rules no arrival out', () => {
    if (rules.process) expect(seen(least)).toBeGreaterThan(-Infinity)
  })

  test('gives what is not seen the rest of the probability, ln(1 − e^seen)', () => {
    if (typeof absent !== 'function') return
    for (const value of valuesOf(rules)) {
      expect(absent(value)).toBeLessThanOrEqual(0)
      expect(Math.exp(seen(value)) + Math.exp(absent(value))).toBeCloseTo(1, 14)
      if (value > 0 && value < 1e-3) expect(absent(value) / -value).toBeCloseTo(1, 8)
    }
  })

  test('says why it has no absence, and names every form that has one', () => {
    if (typeof absent === 'function') return
    for (const other of formNames)
      if (typeof rulesOf(other).absent === 'function') expect(absent.because).toContain(other)
  })

  test('is relative if and only if a neutral value stands for leaves that are not named', () => {
    expect(isRelative(form)).toBe(otherwise !== null)
  })

  test('learns from cases what its values mean: looks a probability, arrivals a process, comparisons nothing', () => {
    expect(isLearnable(form)).toBe(!rules.relative)
    if (cases === 'looks') expect([least, greatest, rules.process]).toEqual([0, 1, false])
    expect(cases === 'arrivals').toBe(rules.process)
    if (typeof cases !== 'string') expect(cases.because).not.toBe('')
  })

  test('has a likelihood of not being seen if and only if cases count looks', () => {
    expect(typeof absent === 'function').toBe(cases === 'looks')
  })

  test('alone of all keys is enough for a signal', () => {
    const signal: SignalDocument = { [form]: { otherwise: otherwise ?? 0.5 } }
    const document = documentWith({ signals: { s: signal } })
    expect(defineScenario(document).document.signals).toEqual({ s: signal })
  })
})
