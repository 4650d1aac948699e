/** What Node and workers have for the compiled kernels: `#kernels`. */
export { compiledKernels } from './compiled.ts'
export { drawQuantiles } from './drawQuantiles.ts'
