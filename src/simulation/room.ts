/** Gives a column, of any numbers: whoever takes it fills it. */
export type Room = (length: number) => Float64Array

export const freshRoom: Room = (length) => new Float64Array(length)

/** Simulations that took more bytes than that leave nothing to the next. */
const mostKept = 1 << 26

let idle = new Map<number, Float64Array[]>()

/**
 * Columns that a simulation before has done with, where there are some of that length. New ones are not in memory until
 * they are first written to, page by page: with a hundred thousand draws that took a tenth of the time.
 */
export function reusedRoom(): { room: Room; release: () => void } {
  const taken = new Map<number, Float64Array[]>()
  let bytes = 0
  return {
    room(length) {
      const column = idle.get(length)?.pop() ?? freshRoom(length)
      const alike = taken.get(length)
      if (alike) alike.push(column)
      else taken.set(length, [column])
      bytes += column.byteLength
      return column
    },
    /** Nothing that was taken may be looked at any more. */
    release() {
      idle = bytes > mostKept ? new Map() : taken
    },
  }
}
