/** What went wrong in the database, in words that the rest of the application knows. */
export type Failure = 'duplicate' | 'missing' | 'referred' | 'value' | 'unavailable'

const FAILURES: Readonly<Record<number, Failure>> = {
  275: 'value', // SQLITE_CONSTRAINT_CHECK
  787: 'missing', // SQLITE_CONSTRAINT_FOREIGNKEY
  1299: 'value', // SQLITE_CONSTRAINT_NOTNULL
  1555: 'duplicate', // SQLITE_CONSTRAINT_PRIMARYKEY
  1811: 'referred', // SQLITE_CONSTRAINT_TRIGGER, of a foreign key that restricts
  2067: 'duplicate', // SQLITE_CONSTRAINT_UNIQUE
  5: 'unavailable', // SQLITE_BUSY
  14: 'unavailable', // SQLITE_CANTOPEN
}

/** Undefined for errors that are not the database's, or not expected of it. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return FAILURES[Number(error.errcode)]
}

/** What refused: the columns of a unique index, what a check asks, or the name of a foreign key. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('constraint' in error) return String(error.constraint)
  return /^(?:UNIQUE|CHECK) constraint failed: (.+)$/s.exec(error.message)?.[1]
}
