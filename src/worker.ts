import { portOfThisWorker, serve } from './runs/parallel/serve.ts'

// the entry of workers; it imports the kernels, and nothing that parses or checks, so that it stays small
serve(portOfThisWorker())
