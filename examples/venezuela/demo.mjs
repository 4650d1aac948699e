// The case on the terminal: `npm run demo`, which builds the command line first.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scenario = 'examples/venezuela/scenario.yaml'
const events = 'examples/venezuela/events.csv'

const commands = [
  ['forecast', scenario, events, '--as-of', '2025-12-16'],
  ['simulate', scenario, events, '--as-of', '2025-12-16', '--runs', '200000', '--seed', 'caracas'],
  ['timeline', scenario, events],
]

for (const words of commands) {
  console.log(`\n$ forkcast ${words.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...words], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    process.exitCode = status ?? 1
    break
  }
}
