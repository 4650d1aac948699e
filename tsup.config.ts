import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'
import commandLine from './tsup.cli.config.ts'
import worker from './tsup.worker.config.ts'

/** What package.json's `imports` choose from: compiled kernels for Node, none for bundles for browsers. */
const kernels = {
  inWebAssembly: 'src/kernels/inWebAssembly.ts',
  notCompiled: 'src/kernels/notCompiled.ts',
}

const entry = {
  ...{ index: 'src/index.ts', read: 'src/read.ts' },
  ...{ expressions: 'src/expressions.ts' },
  ...{ node: 'src/node.ts', browser: 'src/browser.ts' },
}
const schema = { schema: 'src/schema.ts' }

/**
 * What imports yaml or papaparse, in files of their own: those packages do not say that they have no side effects, so a
 * bundler keeps them with every file that imports them, and reading a log would bring YAML.
 */
const parsers = {
  csv: 'src/text/csv.ts',
  yamlDocument: 'src/text/yamlDocument.ts',
  // what it shares with the readers of JSON
  nesting: 'src/text/nesting.ts',
  emptyDocument: 'src/text/emptyDocument.ts',
  formatEvents: 'src/text/formatEvents.ts',
  formatScenario: 'src/text/formatScenario.ts',
}

/**
 * Alea as a module: as CommonJS it would bring a bundler's helpers for that, and could not be left out of a program that
 * draws nothing.
 */
const alea: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'alea',
  setup({ onResolve, onLoad }) {
    // under a name of its own: mathjs brings seedrandom too, whole and as CommonJS
    onResolve({ filter: /^seedrandom\/lib\/alea\.js$/ }, () => ({
      path: 'node_modules/seedrandom/lib/alea.js',
      namespace: 'module',
      sideEffects: false,
    }))
    const file = createRequire(import.meta.url).resolve('seedrandom/lib/alea.js')
    onLoad({ filter: /./, namespace: 'module' }, async () => ({
      contents: `export default /* @__PURE__ */ (() => {
        const module = { exports: {} };
        ${(await readFile(file, 'utf8')).replace(/\}\)\(\s*this,/, '})({},')};
        return module.exports;
      })()`,
    }))
  },
}

/** mathjs without LaTeX and the printing of big numbers, a twentieth of the parser: expressions are read, never printed. */
const readOnly: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'read-only',
  setup({ onLoad }) {
    onLoad({ filter: /mathjs[\\/]lib[\\/]esm[\\/]utils[\\/]latex\.js$/ }, () => ({
      contents: `export const defaultTemplate = '', latexFunctions = {}, latexOperators = {}
        export const escapeLatex = String, toSymbol = String`,
    }))
    onLoad({ filter: /mathjs[\\/]lib[\\/]esm[\\/]utils[\\/]bignumber[\\/]formatter\.js$/ }, () => ({
      contents: 'export const format = String',
    }))
  },
}

/** The source without the descriptions and examples that `documented` is given. */
function withoutEditorTexts(source: string): string {
  const strip: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => {
      const { parent } = node
      const isProperty = ts.isPropertyAssignment(node) && ts.isCallExpression(parent.parent)
      if (isProperty && parent.parent.expression.getText(file) === 'documented')
        if (['description', 'examples'].includes(node.name.getText(file)))
          return ts.factory.createSpreadAssignment(ts.factory.createObjectLiteralExpression())
      return ts.visitEachChild(node, visit, context)
    }
    return ts.visitEachChild(file, visit, context)
  }
  const parsed = ts.createSourceFile('schema.ts', source, ts.ScriptTarget.ES2022, true)
  const { transformed } = ts.transform(parsed, [strip])
  return ts.createPrinter().printFile(transformed[0] as ts.SourceFile)
}

/**
 * Descriptions and examples of the document's keys are for editors. `forkcast/schema` and the command line carry them;
 * programs that read scenarios would carry 2.5 kB that nothing reads.
 */
const noEditorTexts: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'no-editor-texts',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]scenario[\\/]\w*(?:[sS]chemas?|annotations)\.ts$/ }, async ({ path }) => ({
      contents: withoutEditorTexts(await readFile(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

/**
 * The library as ESM. Shared chunks (`splitting`) keep one copy of every class and every piece of
 * module state per format. zod, yaml and papaparse are dependencies and stay imports; the rest of what is imported is
 * small, or shaken small, and bundled (THIRD-PARTY-NOTICES.md).
 */
export const library: Options = {
  entry: { ...entry, ...kernels, ...parsers },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  removeNodeProtocol: false,
  splitting: true,
  external: ['zod', 'yaml', 'papaparse', '#kernels'],
  noExternal: ['mathjs', 'jsonc-parser', 'seedrandom'],
  esbuildPlugins: [alea, readOnly, noEditorTexts],
}

/**
 * And as CommonJS, without `import.meta.url`: Node has `__filename` instead, and in a browser the place of the
 * worker is an option, since bundlers find it in the ESM build alone.
 */
export const commonJs: Options = {
  ...library,
  format: ['cjs'],
  esbuildOptions(options) {
    options.define = { ...options.define, 'import.meta.url': 'undefined' }
  },
}

/** `forkcast/schema`, with what editors show. */
export const schemas: readonly Options[] = [library, commonJs].map((options) => ({
  ...options,
  entry: schema,
  esbuildPlugins: [alea, readOnly],
}))

const declarations: Options = {
  entry: { ...entry, ...schema },
  format: ['esm', 'cjs'],
  dts: {
    only: true,
    // pools have Symbol.asyncDispose, which a consumer's library may not
    banner: '/// <reference lib="esnext.disposable" />',
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
}

// they run side by side into one dist/, so none of them cleans it; the build script does
export default defineConfig([library, commonJs, ...schemas, declarations, commandLine, worker])
