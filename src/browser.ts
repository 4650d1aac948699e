export { createPool, simulateInParallel } from './browser/simulateInParallel.ts'
export type { WorkerPool } from './simulation/parallel/pool.ts'
export type { ParallelOptions, PoolOptions, SimulationProgress } from './simulation/parallel/simulateOn.ts'
export { WorkerError } from './simulation/parallel/workerError.ts'
