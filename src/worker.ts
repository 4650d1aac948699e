import { portOfThisWorker, serve } from './simulation/parallel/serve.ts'

// what a worker loads: the kernels, and nothing that reads or checks
serve(portOfThisWorker())
