import alea from 'seedrandom/lib/alea.js'

const days = 365

/** The same job as most people write it: a loop over runs, seedrandom's fastest generator, Box and Muller, a sort. */
export function seedrandomLoop(
  { p, shape, scale }: { p: number[]; shape: number[]; scale: number[] },
  runs: number,
): number {
  const random = alea('bench')
  const reach = p.map((_, i) => 1 - Math.exp(-((days / (scale[i] as number)) ** (shape[i] as number))))
  const counts = p.map(() => new Array<number>(days + 1).fill(0))
  const values: number[] = []
  let sum = 0
  let squares = 0
  for (let run = 0; run < runs; run++) {
    let leaf = 0
    for (let u = random() - (p[0] as number); u >= 0 && leaf < p.length - 1; u -= p[leaf] as number) leaf++
    const wait = -Math.log(1 - random() * (reach[leaf] as number))
    const day = Math.ceil((scale[leaf] as number) * wait ** (1 / (shape[leaf] as number)))
    const ofLeaf = counts[leaf] as number[]
    ofLeaf[Math.min(day, days)] = (ofLeaf[Math.min(day, days)] as number) + 1
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const value = 10 * Math.exp(0.8 * normal)
    values.push(value)
    sum += value
    squares += value * value
  }
  const incidence = counts.map((ofLeaf) => {
    let total = 0
    return ofLeaf.map((count) => {
      total += count
      return total / runs
    })
  })
  const sorted = Float64Array.from(values).sort()
  const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => sorted[Math.floor(q * runs)] as number)
  const tail = sorted.subarray(Math.floor(0.95 * runs))
  const shortfall = tail.reduce((a, b) => a + b, 0) / tail.length
  const mean = sum / runs
  const sd = Math.sqrt((squares - runs * mean * mean) / (runs - 1))
  return mean + sd + shortfall + quantiles.reduce((a, b) => a + b) + (incidence[0]?.[100] ?? 0)
}
