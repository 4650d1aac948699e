import { portOfThisWorker, serve } from './runs/parallel/serve.ts'

// what a worker loads: the kernels, and nothing that reads or checks
serve(portOfThisWorker())
