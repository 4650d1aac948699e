/** Blocks [first, end) that go to one worker at a time, and how often a worker died over them. */
export interface Task {
  readonly first: number
  readonly end: number
  readonly deaths: number
}

/** Deals blocks to whoever asks. */
export interface Dealer {
  next(): Task | undefined
  /** Takes back what a dead worker had, to be dealt first. */
  takeBack(task: Task): void
}

/**
 * A task of this many blocks takes a tenth of a second or more: sending its tally is then little beside it.
 */
export const mostBlocks = 128

/**
 * Deals the blocks [first, end) in tasks that grow from one block, so that something is seen at once, and shrink
 * towards the end, so that nobody waits long for the last one.
 */
export function dealerOf(first: number, end: number, workers: number): Dealer {
  const back: Task[] = []
  let next = first
  let dealt = 0
  return {
    next() {
      if (back.length > 0) return back.shift()
      if (next >= end) return undefined
      const grown = 1 << Math.min(7, Math.floor(dealt / workers))
      const fair = Math.ceil((end - next) / (2 * workers))
      const task = { first: next, end: next + Math.min(grown, fair, mostBlocks), deaths: 0 }
      next = task.end
      dealt++
      return task
    },
    takeBack(task) {
      back.push(task)
      back.sort((a, b) => a.first - b.first)
    },
  }
}
