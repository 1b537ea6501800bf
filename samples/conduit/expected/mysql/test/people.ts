import type { FastifyInstance } from 'fastify'
import type { Role } from '../src/auth/caller.ts'
import type { SignedIn } from '../src/auth/schemas.ts'

export interface TestPerson {
  readonly id: number
  /** What they send along to be known. */
  readonly headers: Readonly<Record<string, string>>
}

const PASSWORD = 'parapluie bleu du mardi'
let people = 0

/** Opens an account and signs in to it. Roles are given behind the application's back. */
export async function signUp(app: FastifyInstance, role: Role = 'user'): Promise<TestPerson> {
  const n = (people += 1)
  const account = {
    email: `person${n}@example.com`,
    username: `Username ${n}`,
    password: PASSWORD,
  }
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  const opened = await post('/auth/register', account)
  const { id } = opened.json<SignedIn>().user
  await app.db.run('UPDATE users SET role = ? WHERE id = ?', [role, id])
  const response = await post('/auth/login', { email: account.email, password: PASSWORD })
  return { id, headers: { authorization: `Token ${response.json<SignedIn>().accessToken}` } }
}
