/** What went wrong in the database, in words that the rest of the application knows. */
export type Failure = 'duplicate' | 'reference' | 'value' | 'unavailable'

const FAILURES: Readonly<Record<string, Failure>> = {
  ER_DUP_ENTRY: 'duplicate',
  ER_NO_REFERENCED_ROW: 'reference',
  ER_NO_REFERENCED_ROW_2: 'reference',
  ER_ROW_IS_REFERENCED: 'reference',
  ER_ROW_IS_REFERENCED_2: 'reference',
  ER_CHECK_CONSTRAINT_VIOLATED: 'value',
  ER_CONSTRAINT_FAILED: 'value',
  ER_DATA_TOO_LONG: 'value',
  ER_TRUNCATED_WRONG_VALUE: 'value',
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: 'value',
  ER_WARN_DATA_OUT_OF_RANGE: 'value',
  ER_CON_COUNT_ERROR: 'unavailable',
  ER_LOCK_DEADLOCK: 'unavailable',
  ER_LOCK_WAIT_TIMEOUT: 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ETIMEDOUT: 'unavailable',
  PROTOCOL_CONNECTION_LOST: 'unavailable',
}

/** Undefined for errors that are not the database's, or not expected of it. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return FAILURES[String(error.code)]
}
