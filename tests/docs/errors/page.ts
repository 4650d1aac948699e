import type { Entry, Example, Group } from './entry.ts'

const opening = `# Problems and warnings

Every code that forkcast can give, with an input that gives it and what it then says. This page is generated from runs:
\`UPDATE_DOCS=1 npx vitest run tests/docs\`.

An **error** is a \`ForkcastError\` with a code. A **problem** stops the work: \`ScenarioError\` and \`EventError\` hold all that were found, \`parseScenario\` and
\`parseEvents\` return them. It is \`{ code, message, path, line, column, received, expected }\`: codes are stable,
messages may be reworded; line and column are there where the input was text. A **warning** stops nothing and has a code,
a message and a place. The examples show the lines that matter of an otherwise valid input.
`

/** The name that a heading gets on GitHub, counted where it was given before. */
function anchors(): (title: string) => string {
  const given = new Map<string, number>()
  return (title) => {
    const name = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
    const before = given.get(name) ?? 0
    given.set(name, before + 1)
    return before === 0 ? name : `${name}-${before}`
  }
}

/** Text in code letters, whatever it holds. */
function code(text: string): string {
  const [open, space] = text.includes('`') ? ['``', ' '] : ['`', '']
  return `${open}${space}${text}${space}${open}`
}

function exampleLines({ language, text, message }: Example): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n\n${message.split('\n').map(code).join('\n\n')}\n`
}

function section({ title, meaning, examples }: Entry): string {
  return `### ${title}\n\n${meaning}\n\n${examples.map(exampleLines).join('\n')}`
}

/** The page as Markdown. */
export function pageOf(groups: readonly Group[]): string {
  const anchor = anchors()
  anchor('Problems and warnings')
  const contents = groups.map(({ title, entries }) => {
    const heading = `- [${title}](#${anchor(title)})`
    const links = entries.map((entry) => `[${entry.title}](#${anchor(entry.title)})`)
    return `${heading}: ${links.join(' · ')}`
  })
  const bodies = groups.map(
    ({ title, intro, entries }) => `## ${title}\n\n${intro}\n\n${entries.map(section).join('\n')}`,
  )
  return [opening, `${contents.join('\n')}\n`, ...bodies].join('\n')
}
