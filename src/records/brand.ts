/** Line and column of a row, where it was text. */
export interface RowPosition {
  readonly line?: number
  readonly column?: number
}

/** What marks the rows of a kind as checked. */
export interface Branded<Data> {
  readonly brand: symbol
  readonly data: (...row: never[]) => Data
}

/** The data of a row that has been checked; undefined for any other value, `{ ...row }` and Object.create(row) included. */
export function dataOf<Data>({ brand }: Branded<Data>, row: unknown): Data | undefined {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, brand)) return undefined
  return (row as { readonly [brand: symbol]: Data })[brand]
}

/** Marks a row as checked. It is frozen: what was read from it must stay what it says. */
export function brandRow<Row extends object, Data>({ brand }: Branded<Data>, row: Row, data: Data): Row {
  Object.defineProperty(row, brand, { value: data })
  return Object.freeze(row)
}
