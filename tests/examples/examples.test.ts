import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

/*
 * Each example is run as it stands, and prints what tests/examples/output holds of it: UPDATE_DOCS=1 writes it anew.
 * The numbers that matter are worked out by hand here.
 */
const root = join(import.meta.dirname, '../..')
const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'))

afterEach(() => vi.restoreAllMocks())

async function outputOf(name: string): Promise<string> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.resetModules()
  await import(join(root, 'examples', name))
  return `${lines.join('\n')}\n`
}

test.each(names)('examples/%s prints what it printed', async (name) => {
  const output = await outputOf(name)
  const file = join(import.meta.dirname, 'output', name.replace(/ts$/, 'txt'))
  if (process.env.UPDATE_DOCS) writeFileSync(file, output)
  else expect(output).toBe(readFileSync(file, 'utf8'))
})

test('examples/README.md lists every example', () => {
  const page = readFileSync(join(root, 'examples/README.md'), 'utf8')
  for (const name of names) expect(page).toContain(`[${name}](${name})`)
})

test('dashboard-data: the port, by hand', async () => {
  const output = await outputOf('dashboard-data.ts')
  // 10 of the 92 days have gone: what could have reopened by then has not, and the dredger is four times likelier
  const reopens = 0.6 * 0.8 * (82 / 92)
  const others = (0.35 + 0.05) * 0.2
  expect(output).toContain(`2030-06-10,wholly,${(reopens / (reopens + others) / 2).toFixed(4)}\n`)
  // on 24 June 68 days are left; each of them is alike
  const later = 0.6 * 0.8 * (68 / 92)
  const whole = later / (later + 0.35 * 0.2 * 3 + 0.05 * 0.2)
  expect(output).toContain(`2030-07-28,${(whole * (34 / 68)).toFixed(4)}\n`)
})

test('what-if: the ballot, by hand', async () => {
  const output = await outputOf('what-if.ts')
  // a prior of 20% and a ratio of 4: odds of 1
  expect(output).toContain('2030-09-10      50.0%      80.0%\n')
  // ten days of a half-life of fourteen later, and a mediator who halves the odds
  const odds = (ratio: number) => ratio ** (2 ** (-10 / 14)) / 2
  for (const ratio of [2, 4, 8])
    expect(output).toContain(`  ${ratio}:  ${((100 * odds(ratio)) / (1 + odds(ratio))).toFixed(1)}%\n`)
  const short = odds(4) * (3 / 4)
  expect(output).toContain(`out of the question:  ${((100 * short) / (1 + short)).toFixed(1)}%\n`)
})

test('live-log: the bridge, by hand', async () => {
  const output = await outputOf('live-log.ts')
  // half of what the rumour says, 2 and 1, and half of what it says on the whole, 1.5
  const rumour = { late: (2 + 1.5) / 2, opens: (1 + 1.5) / 2 }
  const opens = 0.9 * rumour.opens
  expect(output).toContain(`as read: opens ${((100 * opens) / (opens + 0.3 * rumour.late)).toFixed(1)}%`)
  expect(output).toContain('without the blog: opens 75.0%')
  expect(output).toContain('a second inspection passed: opens 90.0%')
  expect(output).toContain('and its report withdrawn: opens 75.0%')
})

test('learn-from-cases: the ballots, by hand', async () => {
  const output = await outputOf('learn-from-cases.ts')
  // two and a half strikes and two settlements, half a case before each; of the strikes one was short, one long
  expect(output).toContain('strikes   50.0%   54.5% ')
  expect(output).toContain('short     50.0%   50.0% ')
  // nine leaflets in 75 days, Gamma(11, 1/3.5), and one in 90, Gamma(3, 1/4): medians near (shape − 1/3)·scale
  expect(output).toContain(`leaflet, strikes: 1.68 → ${((11 - 1 / 3) / 3.5).toFixed(2)}`)
  expect(output).toContain(`leaflet, otherwise: 1.68 → ${((3 - 1 / 3) / 4).toFixed(2)}`)
  // odds of 3 to 2.5, times the ratio of the medians of Beta(10, 3.5) and Beta(2.5, 10.5), near (a − 1/3)/(a + b − 2/3)
  const odds = ((3 / 2.5) * ((10 - 1 / 3) / (13.5 - 2 / 3))) / ((2.5 - 1 / 3) / (13 - 2 / 3))
  // a day without a leaflet: so much likelier where leaflets are rarer
  const silence = Math.exp(-((11 - 1 / 3) / 3.5 - (3 - 1 / 3) / 4) / 30)
  const said = /talks are left: +([\d.]+)%\nthe same, learned one by one: +([\d.]+)%/.exec(output)
  expect(Math.abs(Number(said?.[1]) / 100 - (odds * silence) / (1 + odds * silence))).toBeLessThan(0.005)
  expect(said?.[2]).toBe(said?.[1])
})
