import { failureOf, type Failure } from '../database/failures.ts'
import { Problem } from '../http/errors.ts'

const SAID: Readonly<Record<Failure, { readonly status: number; readonly message: string }>> = {
  duplicate: { status: 409, message: 'Another one already has this value.' },
  missing: { status: 400, message: 'It refers to something that is missing.' },
  referred: { status: 409, message: 'It can only be deleted when nothing refers to it.' },
  value: { status: 400, message: 'A value is not one that the database can keep.' },
  unavailable: { status: 503, message: 'The database is busy or cannot be reached.' },
}

/** What went wrong, as far as callers may know of it. */
export function problemOf(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof Problem) return { status: error.status, message: error.message }
  const failure = failureOf(error)
  return failure === undefined
    ? { status: 500, message: 'Something went wrong here.' }
    : SAID[failure]
}
