import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as forkcast from 'forkcast'
import * as browser from 'forkcast/browser'
import * as node from 'forkcast/node'
import * as read from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/cli/inputError.ts'
import { Interrupted } from '../../src/cli/interrupted.ts'
import { UsageError } from '../../src/cli/usageError.ts'

type ErrorClass = new (...given: never[]) => Error

const isErrorClass = (value: unknown): value is ErrorClass =>
  typeof value === 'function' && value.prototype instanceof Error
const exported = [forkcast, read, node, browser].flatMap((entry) =>
  Object.values<unknown>(entry).filter(isErrorClass),
)
const classes = [...new Set([...exported, InputError, UsageError, Interrupted])].filter(
  (each) => each !== forkcast.ForkcastError,
)

const sources = join(import.meta.dirname, '../../src')
const declared = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [
    ...readFileSync(join(sources, file), 'utf8').matchAll(
      /\b(abstract )?class (\w+) extends (\w+(?:\.\w+)?)/g,
    ),
  ])
  .map(([, abstract, name, base]) => ({ name, base, isAbstract: abstract !== undefined }))

describe('ForkcastError', () => {
  test('is the base of every error class, and only it extends Error', () => {
    expect(declared.length).toBeGreaterThan(14)
    const names = new Set(declared.map(({ name }) => name))
    const strangers = declared.filter(({ base = '' }) => !names.has(base))
    expect(strangers).toEqual([{ name: 'ForkcastError', base: 'Error', isAbstract: true }])
  })

  test('has all subclasses that are thrown exported, except those of the command line', () => {
    const names = declared.filter(({ isAbstract }) => !isAbstract).map(({ name }) => name)
    expect(classes.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  test.each(classes.map((each) => [each.name, each]))(
    'knows %s, which has its name and a code',
    (name, made) => {
      const error: unknown = Reflect.construct(made, [['no-part', 'no-part', 'no-part'], 'text', 'text'])
      expect(error).toBeInstanceOf(forkcast.ForkcastError)
      expect(error).toMatchObject({ name })
      expect((error as forkcast.ForkcastError).code).toBeTruthy()
    },
  )

  test('tells errors apart by their code, whichever call threw them', () => {
    const codeOf = (call: () => unknown): unknown => {
      try {
        return call()
      } catch (error) {
        return error instanceof forkcast.ForkcastError ? error.code : error
      }
    }
    expect(codeOf(() => read.readScenario('forkcast: 1'))).toBe('invalid-scenario')
    expect(codeOf(() => read.readEvents('signal\nleak'))).toBe('invalid-events')
    expect(codeOf(() => read.readCases('signal\nleak'))).toBe('invalid-cases')
    expect(codeOf(() => read.readQuotes('signal\nleak'))).toBe('invalid-quotes')
    expect(codeOf(() => read.expressions('1 +'))).toBe('expression-syntax')
    expect(codeOf(() => forkcast.audit({}))).toBe('invalid-audit')
    expect(codeOf(() => forkcast.extremize([0.5, 0.5], -1))).toBe('invalid-option')
    expect(codeOf(() => forkcast.update({} as never, []))).toBe('no-live-scenario')
    expect(codeOf(() => forkcast.explain({} as never))).toBe('no-live-forecast')
    expect(codeOf(() => node.readScenarioFile('/nowhere/at/all.yaml'))).toBe('ENOENT')
  })
})
