/** What went wrong in the database, in words that the rest of the application knows. */
export type Failure = 'duplicate' | 'missing' | 'referred' | 'value' | 'unavailable'

/**
 * By SQLSTATE or its class, else by Node's own code, else by the text of the driver's errors that
 * have neither.
 */
const FAILURES: Readonly<Record<string, Failure>> = {
  '23505': 'duplicate',
  '23503': 'missing',
  '23001': 'referred',
  '23502': 'value',
  '23514': 'value',
  '22': 'value',
  '08': 'unavailable',
  '40': 'unavailable',
  '53': 'unavailable',
  '55': 'unavailable',
  '57': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  ENOTFOUND: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  'Connection terminated': 'unavailable',
  'Connection terminated unexpectedly': 'unavailable',
  'Connection terminated due to connection timeout': 'unavailable',
  'timeout exceeded when trying to connect': 'unavailable',
}

/** Undefined for errors that are not the database's, or not expected of it. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined
  if (!('code' in error)) return FAILURES[error.message]
  const code = String(error.code)
  // Until version 18 the code is the same in both directions.
  if (code === '23503' && error.message.startsWith('update or delete on table')) return 'referred'
  return FAILURES[code] ?? FAILURES[code.slice(0, 2)]
}

/** The name of the index, foreign key or check that refused. */
export function constraintOf(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined
}
