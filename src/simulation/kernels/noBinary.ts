/** What bundles for browsers have for the binary: a page's own thread does without, its workers have it. */
export const binary: string = ''
