import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

const below = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      )
    : []

/** The Markdown files whose blocks are run, by path from the root; docs/errors.md is generated from runs, docs/api from comments. */
export const documents = ['README.md', 'CONTRIBUTING.md', ...below('docs'), ...below('examples')]
  .map((path) => path.replaceAll('\\', '/'))
  .filter(
    (path) =>
      path.endsWith('.md') &&
      path !== 'docs/errors.md' &&
      !path.startsWith('docs/api/') &&
      !path.includes('node_modules') &&
      existsSync(join(root, path)) &&
      // a page without blocks has nothing to run
      readFileSync(join(root, path), 'utf8').includes('```'),
  )
