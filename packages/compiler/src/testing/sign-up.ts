import assert from 'node:assert/strict'
import type { Dialect } from '@drawbridge/sql'
import type { FastifyInstance } from 'fastify'

interface TestDatabase {
  run(sql: string, params: readonly unknown[]): Promise<unknown>
}

const PASSWORD = 'parapluie bleu du mardi'

/** Headers of somebody with a new account in the table `users`, and with this role. */
export async function signUp(
  app: FastifyInstance,
  dialect: Dialect,
  email: string,
  role: string,
): Promise<Record<string, string>> {
  const post = (url: string) =>
    app.inject({ method: 'POST', url, payload: { email, password: PASSWORD } })
  const opened = await post('/auth/register')
  assert.equal(opened.statusCode, 201, opened.body)
  const { db } = app as unknown as { db: TestDatabase }
  const [first, second] = dialect === 'postgres' ? ['$1', '$2'] : ['?', '?']
  await db.run(`UPDATE users SET role = ${first} WHERE email = ${second}`, [role, email])
  const { accessToken } = (await post('/auth/login')).json<{ accessToken: string }>()
  return { authorization: `Bearer ${accessToken}` }
}
