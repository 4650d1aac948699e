/** What bundles for browsers have for the compiled kernels: a page's own thread does without, its workers have them. */
export const compiledKernels = (): undefined => undefined

export { quantilesUnder as drawQuantiles } from '../numeric/weightedQuantile.ts'
