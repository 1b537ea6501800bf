/** What went wrong in the database, in words that the rest of the application knows. */
export type Failure = 'duplicate' | 'reference' | 'value' | 'unavailable'

/** SQLSTATE, or the class of it; else Node's own code. */
const FAILURES: Readonly<Record<string, Failure>> = {
  '23505': 'duplicate',
  '23503': 'reference',
  '23001': 'reference',
  '23514': 'value',
  '22': 'value',
  '08': 'unavailable',
  '40': 'unavailable',
  '53': 'unavailable',
  '57': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ETIMEDOUT: 'unavailable',
}

/** Undefined for errors that are not the database's, or not expected of it. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  return FAILURES[code] ?? FAILURES[code.slice(0, 2)]
}
