declare module 'seedrandom/lib/alea.js' {
  /** Johannes Baagøe's Alea, seeded with a text; `int32` gives 32 random bits as a signed integer. */
  export default function alea(seed: string): { (): number; int32(): number; double(): number }
}
