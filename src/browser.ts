export { createPool, simulateInParallel } from './browser/simulateInParallel.ts'
export type { WorkerPool } from './runs/parallel/pool.ts'
export { WorkerError } from './runs/parallel/workerError.ts'
export type { ParallelOptions, SimulationProgress, WorkerPoolOptions } from './simulation/simulateOn.ts'
