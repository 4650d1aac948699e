import { inColumns } from '../../expression/executable.ts'
import { packTally } from '../packedTally.ts'
import type { Plan } from '../plan.ts'
import { type Player, playerOf } from '../player.ts'
import { clearTally } from '../tally.ts'
import type { Answer, Order } from './messages.ts'

/** Where orders come from and answers go to. */
export interface Port {
  listen(hear: (order: Order) => void): void
  post(answer: Answer): void
}

/** The job that came last, and who plays its plan. */
interface Known {
  readonly job: number
  readonly player: Player
}

/** Plays what it is told to, an order at a time. */
export function serve(port: Port): void {
  let known: Known | undefined
  port.listen(({ job, plan, first, end }) => {
    try {
      if (plan) {
        known?.player.release()
        known = { job, player: playerOf(arrived(plan)) }
      }
      if (known?.job !== job) throw new Error(`the plan of job ${job} has not arrived`)
      const { player } = known
      clearTally(player.tally())
      for (let block = first; block < end; block++) player.play(block)
      // copied: to transfer a buffer detaches it, and from the first detached one on V8 looks at every access to a
      // typed array whether that is one: two threads then took a fifth longer
      port.post({ tally: packTally(player.tally()) })
    } catch (error) {
      const { name, message, code } = error as Error & { code?: string }
      port.post({ failure: { name, message, code } })
    }
  })
}

/** A plan that has crossed, with what evaluates its expressions: functions do not cross. */
export function arrived(plan: Plan): Plan {
  for (const { settings } of plan.impacts)
    for (const setting of settings) if (setting.kind === 'days') inColumns(setting.program)
  return plan
}

interface ParentPort {
  on(event: 'message', hear: (order: Order) => void): void
  postMessage(answer: Answer): void
}

interface WorkerScope {
  onmessage: ((event: { readonly data: Order }) => void) | null
  postMessage(answer: Answer): void
  readonly process?: {
    getBuiltinModule?(name: 'node:worker_threads'): { readonly parentPort: ParentPort | null } | undefined
  }
}

/** The port of the worker that this runs in: a thread of Node, or a Web Worker. One source serves both. */
export function portOfThisWorker(): Port {
  const scope = globalThis as unknown as WorkerScope
  const parent = scope.process?.getBuiltinModule?.('node:worker_threads')?.parentPort
  if (parent)
    return {
      listen: (hear) => parent.on('message', hear),
      post: (answer) => parent.postMessage(answer),
    }
  return {
    listen(hear) {
      scope.onmessage = ({ data }) => hear(data)
    },
    post: (answer) => scope.postMessage(answer),
  }
}
