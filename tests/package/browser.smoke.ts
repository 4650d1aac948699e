import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyPart, everyRow } from '../simulation/everyFeature.ts'
import { launchChromium } from './chromium.ts'
import { type Site, siteOf } from './site.ts'

/*
 * The built files in a browser, in pages under the policy default-src 'self', which forbids workers WebAssembly, and under
 * one that allows it. Needs Chromium, and fails without one.
 */
const strictest = "default-src 'self'"
const policies = [strictest, `${strictest}; script-src 'self' 'wasm-unsafe-eval'`]
const root = join(import.meta.dirname, '../..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')

const formal = {
  forkcast: 1,
  title: 'Every feature',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
}
const cases = {
  harbour: {
    scenario: text('tests/fixtures/harbour/scenario.json'),
    log: text('tests/fixtures/harbour/events.csv'),
    update: { asOf: '2030-04-30' },
    options: { seed: 'harbour', runs: 700_001 },
  },
  venezuela: {
    scenario: text('examples/venezuela/scenario.yaml'),
    log: text('examples/venezuela/events.csv'),
    update: {},
    options: { seed: 'case', runs: 400_000, draws: 300 },
  },
  every: {
    scenario: JSON.stringify({ ...formal, ...everyPart }),
    log: JSON.stringify(everyRow),
    update: { asOf: '2030-04-30' },
    options: { seed: 'every', runs: 300_000, draws: 40, level: 0.5 },
  },
}
type Case = keyof typeof cases

/** What the page does, as the scripts of a page do: each function puts what came out into the document. */
const script = `
import { simulate, update } from '/dist/index.js'
import { readEvents, readScenario } from '/dist/read.js'
import { createPool, simulateInParallel } from '/dist/browser.js'

document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  if (blockedURI !== 'inline') document.body.dataset.refused = blockedURI
})
const cases = await (await fetch('/cases.json')).json()
const forecastOf = (name) => {
  const { scenario, log, update: asked } = cases[name]
  return update(readScenario(scenario), readEvents(log), asked)
}
const tasks = {
  async single(name) {
    return simulate(forecastOf(name), cases[name].options)
  },
  async parallel(name, workers) {
    return simulateInParallel(forecastOf(name), { ...cases[name].options, workers })
  },
  async pooled(name) {
    const pool = createPool({ workers: 2 })
    const forecast = forecastOf(name)
    const options = { ...cases[name].options, pool }
    const all = await Promise.all([simulateInParallel(forecast, options), simulateInParallel(forecast, options)])
    await pool.close()
    return all
  },
  async progress(name) {
    const seen = []
    const onProgress = (progress) => seen.push(progress)
    await simulateInParallel(forecastOf(name), { ...cases[name].options, workers: 2, onProgress, partialResults: true })
    return seen
  },
  async aborted(name) {
    const control = new AbortController()
    setTimeout(() => control.abort('enough'), 200)
    const options = { seed: 1, runs: 1e12, workers: 2, signal: control.signal }
    return simulateInParallel(forecastOf(name), options).catch((reason) => reason)
  },
  async missing(name) {
    const options = { ...cases[name].options, workers: 2, workerUrl: '/nowhere.js' }
    return simulateInParallel(forecastOf(name), options).catch(({ name, code, message }) => ({ name, code, message }))
  },
}
const form = document.querySelector('form')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [task, ...words] = JSON.parse(form.elements.task.value)
  const output = document.createElement('output')
  try {
    output.textContent = JSON.stringify(await tasks[task](...words))
  } catch (error) {
    output.textContent = JSON.stringify({ thrown: String(error) })
  }
  output.id = 'o' + form.elements.number.value
  document.body.append(output)
})
document.body.dataset.ready = 'yes'
`
const html = `<!doctype html><title>forkcast</title>
<body><form><input name="task"><input name="number"><button>go</button></form>
<script>document.body.dataset.inline = 'ran'</script>
<script type="module" src="/page.js"></script></body>`

/** A page that has loaded, under one of the policies. */
interface Opened {
  readonly site: Site
  readonly page: Page
}

let browser: Browser
const opened: Record<string, Opened> = {}
let here: typeof import('forkcast')
let read: typeof import('forkcast/read')
const faults: string[] = []
let asked = 0

beforeAll(async () => {
  const dist = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(root, 'dist', name)).href)
  here = await dist('index.js')
  read = await dist('read.js')
  browser = await launchChromium()
  for (const policy of policies) {
    const files = { '/': html, '/page.js': script, '/cases.json': JSON.stringify(cases) }
    const site = await siteOf(files, policy)
    const page = await browser.newPage()
    opened[policy] = { site, page }
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(site.url)
    await page.locator('body[data-ready=yes]').waitFor()
  }
})
afterAll(async () => {
  await browser?.close()
  for (const { site } of Object.values(opened)) site.close()
})

async function ask(policy: string, ...task: unknown[]): Promise<string> {
  asked++
  const { page } = opened[policy]!
  await page.locator('input[name=task]').fill(JSON.stringify(task))
  await page.locator('input[name=number]').fill(String(asked))
  await page.locator('button').click()
  const output = page.locator(`#o${asked}`)
  await output.waitFor({ state: 'attached', timeout: 60_000 })
  return (await output.textContent()) ?? ''
}

function inNode(name: Case, more: object = {}): string {
  const { scenario, log, update, options } = cases[name]
  const forecast = here.update(read.readScenario(scenario), read.readEvents(log), update)
  return JSON.stringify(here.simulate(forecast, { ...options, ...more }))
}

const everywhere = policies.flatMap((policy) =>
  (Object.keys(cases) as Case[]).map((name) => ({ policy, name })),
)

describe.each(everywhere)(
  '$name in a browser, under $policy, has the bytes it has in Node',
  ({ policy, name }) => {
    test('on the page', async () => {
      expect((await ask(policy, 'single', name)) === inNode(name)).toBe(true)
    })

    test.each([1, 2, 3])('on %i Web Workers', async (workers) => {
      expect((await ask(policy, 'parallel', name, workers)) === inNode(name)).toBe(true)
    })

    test('on workers that stay, two simulations at a time', async () => {
      const expected = inNode(name)
      expect((await ask(policy, 'pooled', name)) === `[${expected},${expected}]`).toBe(true)
    })

    test('as results of prefixes on the way', async () => {
      const seen = JSON.parse(await ask(policy, 'progress', name)) as {
        runs: number
        fraction: number
        result: unknown
      }[]
      expect(seen.at(-1)?.fraction).toBe(1)
      for (const { runs, result } of seen)
        expect(JSON.stringify(result) === inNode(name, { runs })).toBe(true)
    })
  },
)

describe('simulateInParallel in a browser', () => {
  test('stops at a signal, with its reason', async () => {
    expect(await ask(strictest, 'aborted', 'harbour')).toBe('"enough"')
  })

  test('says what to do where the worker is not found', async () => {
    const { name, code, message } = JSON.parse(await ask(strictest, 'missing', 'harbour'))
    expect({ name, code }).toEqual({ name: 'WorkerError', code: 'worker-lost' })
    expect(message).toContain('workerUrl says where')
  })

  test.each(policies)('runs under %s, which is in force', async (policy) => {
    const body = opened[policy]!.page.locator('body')
    expect(await body.getAttribute('data-inline')).toBe(null)
    // the page's own thread does not ask for WebAssembly, and so nothing is refused
    expect(await body.getAttribute('data-refused')).toBe(null)
    expect(faults).toEqual([])
  })
})
