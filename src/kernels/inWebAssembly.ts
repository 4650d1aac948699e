/** What Node and workers have for the compiled kernels: `#kernels`. */
export { compiledKernels } from './compiled.ts'
export { compiledDrawKernels } from './drawCompiled.ts'
export { drawQuantiles } from './drawQuantiles.ts'
