import type { FastifyInstance } from 'fastify'
import type { Role } from '../src/auth/caller.ts'
import { csrfToken } from '../src/auth/csrf.ts'
import { createAccount } from '../src/auth/queries.ts'
import { openSession } from '../src/auth/sessions.ts'

export interface TestPerson {
  readonly id: string
  /** What they send along to be known. */
  readonly headers: Readonly<Record<string, string>>
}

let people = 0

/** Opens an account and signs in to it, behind the application's back: with any role, and no password. */
export async function signUp(app: FastifyInstance, role: Role = 'reader'): Promise<TestPerson> {
  const n = (people += 1)
  const id = await createAccount(app.db, { username: `username${n}` }, 'none')
  await app.db.run('UPDATE members SET role = ? WHERE id = ?', [role, id])
  const secret = await openSession(app.db, id)
  const cookie = `session=${secret}`
  return { id, headers: { cookie, 'x-csrf-token': csrfToken(secret) } }
}
