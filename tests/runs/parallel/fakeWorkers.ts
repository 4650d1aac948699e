import type { Answer, Order } from '../../../src/runs/parallel/messages.ts'
import type { Spawn } from '../../../src/runs/parallel/pool.ts'
import { serve } from '../../../src/runs/parallel/serve.ts'

/** What befalls an order. */
export type Fate = 'answer' | 'die' | 'wait'

/** What has happened to workers that are none: they serve in this thread, in turn, by promises alone. */
export interface FakeWorkers {
  readonly spawn: Spawn
  readonly orders: Order[]
  started: number
  stopped: number
}

/** Workers without threads, whose fate a test decides. */
export function fakeWorkers(fateOf: (order: Order) => Fate = () => 'answer'): FakeWorkers {
  const fake: FakeWorkers = {
    orders: [],
    started: 0,
    stopped: 0,
    spawn({ answer, died }) {
      fake.started++
      let hear = (_: Order) => {}
      let gone = false
      serve({
        listen: (listener) => {
          hear = listener
        },
        post: (said: Answer) => {
          if (!gone) answer(structuredClone(said))
        },
      })
      return {
        post(order) {
          const crossed = structuredClone(order)
          fake.orders.push(crossed)
          queueMicrotask(() => {
            const fate = fateOf(crossed)
            if (gone || fate === 'wait') return
            if (fate === 'answer') return hear(crossed)
            gone = true
            died('it was told to')
          })
        },
        terminate() {
          gone = true
          fake.stopped++
        },
        hold: () => undefined,
      }
    },
  }
  return fake
}
