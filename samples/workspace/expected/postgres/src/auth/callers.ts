import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'
import { readCaller } from './session-queries.ts'

/** How long an answer of the database is believed: a sign-in ended elsewhere is felt after that. */
const BELIEVED_MS = 5_000
const LARGEST = 10_000

interface Entry {
  readonly caller: Promise<Caller | undefined>
  readonly until: number
}

/** Who is behind each sign-in, read from the database, so that the role is the one of now. */
export interface Callers {
  find(session: string): Promise<Caller | undefined>
  /** To be called when a sign-in has ended. */
  forget(session: string | undefined): void
  forgetAll(): void
}

export function createCallers(db: Database): Callers {
  const entries = new Map<string, Entry>()

  function look(session: string, now: number): Promise<Caller | undefined> {
    const caller = readCaller(db, session)
    if (entries.size >= LARGEST) entries.clear()
    entries.set(session, { caller, until: now + BELIEVED_MS })
    caller.catch(() => entries.delete(session))
    return caller
  }

  return {
    find(session) {
      const now = Date.now()
      const entry = entries.get(session)
      return entry !== undefined && entry.until > now ? entry.caller : look(session, now)
    },
    forget: (session) => void (session !== undefined && entries.delete(session)),
    forgetAll: () => entries.clear(),
  }
}
