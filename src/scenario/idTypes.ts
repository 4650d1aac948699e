type NamesIn<T> = (T extends readonly (infer Id)[] ? Id : keyof T) & string

/**
 * The outcome ids of a scenario, a forecast or a simulation, as a type.
 *
 * Use it to type your own functions and records: a function of an outcome, a colour for each outcome.
 *
 * @example
 * type Outcome = OutcomeId<typeof scenario> // 'stays' | 'resigns' | 'forced', where it was written as a literal
 */
export type OutcomeId<Of> = Of extends { readonly outcomes: infer Outcomes } ? NamesIn<Outcomes> : never

/** The branch ids of a scenario or a forecast, as a type. */
export type BranchId<Of> = Of extends { readonly branches: infer Branches } ? NamesIn<Branches> : never

/** The signal ids of a scenario or a forecast, as a type. */
export type SignalId<Of> = Of extends { readonly signals: infer Signals }
  ? NamesIn<Signals>
  : Of extends { readonly events: { readonly ignored: readonly { readonly signal: infer Id }[] } }
    ? Id
    : never
