/** How a CSV cell is read: `list` is ids with spaces or | between them, `id` a text whose outer spaces mean nothing. */
type CellKind = 'day' | 'number' | 'boolean' | 'id' | 'list' | 'text'

/** A kind of table that text can hold: an event log, past cases. */
export interface RecordFormat {
  /** What the text is called in a message. */
  readonly name: string
  /** What a row can hold, in the order of its documentation, and how its cell is read. */
  readonly columns: ReadonlyMap<string, CellKind>
  /** Columns that every row needs. */
  readonly required: readonly string[]
  /** A header and a row, for messages. */
  readonly exampleHeader: string
  readonly exampleRow: string
}

/** A column of the table, or one of the author's own, which begins with `x-`. */
export function isRecordKey({ columns }: RecordFormat, key: string): boolean {
  return columns.has(key) || key.startsWith('x-')
}

/** An event log. */
export const eventRecords: RecordFormat = {
  name: 'log',
  columns: new Map<string, CellKind>([
    ['date', 'day'],
    ['reported', 'day'],
    ['retracted', 'day'],
    ['signal', 'id'],
    ['observed', 'boolean'],
    ['event', 'text'],
    ['source', 'text'],
    ['grade', 'id'],
    ['credence', 'number'],
    ['strength', 'number'],
    ['note', 'text'],
  ]),
  required: ['date', 'signal'],
  exampleHeader: 'date,signal',
  exampleRow: '{"date":"2030-03-11","signal":"leak"}',
}

/** Past cases to learn from. */
export const caseRecords: RecordFormat = {
  name: 'table of cases',
  columns: new Map<string, CellKind>([
    ['case', 'text'],
    ['leaf', 'id'],
    ['branch', 'id'],
    ['outcome', 'id'],
    ['weight', 'number'],
    ['seen', 'list'],
    ['absent', 'list'],
    ['days', 'number'],
    ['source', 'text'],
    ['note', 'text'],
  ]),
  required: ['case'],
  exampleHeader: 'case,leaf',
  exampleRow: '{"case":"Easthaven 2011","leaf":"resigns"}',
}

/** What others said, day by day. */
export const quoteRecords: RecordFormat = {
  name: 'table of quotes',
  columns: new Map<string, CellKind>([
    ['date', 'day'],
    ['forecaster', 'text'],
    ['any', 'list'],
    ['by', 'day'],
    ['probability', 'number'],
    ['source', 'text'],
    ['note', 'text'],
  ]),
  required: ['date', 'forecaster', 'any', 'probability'],
  exampleHeader: 'date,forecaster,any,by,probability',
  exampleRow:
    '{"date":"2030-03-11","forecaster":"market","any":["forced"],"by":"2030-06-30","probability":0.2}',
}
