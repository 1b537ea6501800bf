import type { FastifyInstance } from 'fastify'
import type { Role } from '../src/auth/caller.ts'
import { createAccount } from '../src/auth/queries.ts'
import { openSession } from '../src/auth/sessions.ts'

export interface TestPerson {
  readonly id: number
  /** What they send along to be known. */
  readonly headers: Readonly<Record<string, string>>
}

let people = 0

/** Opens an account and signs in to it, behind the application's back: with any role, and no password. */
export async function signUp(app: FastifyInstance, role: Role = 'user'): Promise<TestPerson> {
  const n = (people += 1)
  const id = await createAccount(
    app.db,
    { email: `person${n}@example.com`, name: `Name ${n}` },
    'none',
  )
  await app.db.run('UPDATE users SET role = ? WHERE id = ?', [role, id])
  const { id: session } = await openSession(app.db, id)
  const token = app.accessTokens.sign({ user: String(id), role, session })
  return { id, headers: { authorization: `Bearer ${token}` } }
}
