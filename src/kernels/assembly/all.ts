// AssemblyScript: what `npm run kernels` compiles to ../binary.ts.

export * from './draws'
export * from './runs'
