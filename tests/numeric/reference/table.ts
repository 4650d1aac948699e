import { readFileSync } from 'node:fs'

/** One table of a reference file beside this one: its rows as the script of the same name wrote them. */
export function table(file: string, name: string): number[][] {
  const tables = JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8'))
  return tables[name]
}
