/** What went wrong in the database, in words that the rest of the application knows. */
export type Failure = 'duplicate' | 'missing' | 'referred' | 'value' | 'unavailable'

/**
 * By the number of the server's error (MySQL's and MariaDB's), else by the code of the driver or of
 * Node, else by the text of an error that has neither.
 */
const FAILURES: Readonly<Record<string, Failure>> = {
  1062: 'duplicate', // ER_DUP_ENTRY
  1216: 'missing', // ER_NO_REFERENCED_ROW
  1217: 'referred', // ER_ROW_IS_REFERENCED
  1451: 'referred', // ER_ROW_IS_REFERENCED_2
  1452: 'missing', // ER_NO_REFERENCED_ROW_2
  1048: 'value', // ER_BAD_NULL_ERROR
  1264: 'value', // ER_WARN_DATA_OUT_OF_RANGE
  1292: 'value', // ER_TRUNCATED_WRONG_VALUE
  1366: 'value', // ER_TRUNCATED_WRONG_VALUE_FOR_FIELD
  1406: 'value', // ER_DATA_TOO_LONG
  1690: 'value', // ER_DATA_OUT_OF_RANGE
  3140: 'value', // ER_INVALID_JSON_TEXT
  3819: 'value', // ER_CHECK_CONSTRAINT_VIOLATED
  4025: 'value', // MariaDB: ER_CONSTRAINT_FAILED
  1020: 'unavailable', // MariaDB: ER_CHECKREAD
  1040: 'unavailable', // ER_CON_COUNT_ERROR
  1053: 'unavailable', // ER_SERVER_SHUTDOWN
  1203: 'unavailable', // ER_TOO_MANY_USER_CONNECTIONS
  1205: 'unavailable', // ER_LOCK_WAIT_TIMEOUT
  1213: 'unavailable', // ER_LOCK_DEADLOCK
  1317: 'unavailable', // ER_QUERY_INTERRUPTED
  1927: 'unavailable', // MariaDB: ER_CONNECTION_KILLED
  1969: 'unavailable', // MariaDB: ER_STATEMENT_TIMEOUT
  3024: 'unavailable', // ER_QUERY_TIMEOUT
  3169: 'unavailable', // ER_SESSION_WAS_KILLED
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  ENOTFOUND: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  PROTOCOL_CONNECTION_LOST: 'unavailable',
  'Queue limit reached.': 'unavailable',
}

/** Undefined for errors that are not the database's, or not expected of it. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined
  const { errno, code } = error as { errno?: unknown; code?: unknown }
  return FAILURES[String(errno)] ?? FAILURES[String(code)] ?? FAILURES[error.message]
}

/** The name of what refused, by what went wrong; it stands where no value of a row can. */
const NAMED: Readonly<Partial<Record<Failure, RegExp>>> = {
  duplicate: / for key '(?:\w+\.)?(\w+)'$/,
  missing: /, CONSTRAINT `(\w+)` FOREIGN KEY /,
  referred: /, CONSTRAINT `(\w+)` FOREIGN KEY /,
  value: /^(?:Check constraint '|CONSTRAINT `)(\w+)['`] (?:is violated|failed for )/,
}

/** The name of the index, foreign key or check that refused. */
export function constraintOf(error: unknown): string | undefined {
  const failure = failureOf(error)
  if (!(error instanceof Error) || failure === undefined) return undefined
  return NAMED[failure]?.exec(error.message)?.[1]
}
