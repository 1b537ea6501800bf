import { randomBytes } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface Person {
  readonly id: number | string
  call(method: Method, url: string, payload?: object): Promise<LightMyRequestResponse>
}

/** Opens an account of a backend whose people have an e-mail address and a name, and signs in to it. */
export async function signUp(app: FastifyInstance, role?: string): Promise<Person> {
  const email = `${randomBytes(6).toString('hex')}@example.com`
  const password = 'parapluie bleu du mardi'
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  const opened = await post('/auth/register', { email, name: 'Person', password })
  const { id } = opened.json<{ user: { id: number | string } }>().user
  if (role !== undefined) await setRole(app, id, role)
  const { accessToken } = (await post('/auth/login', { email, password })).json<{
    accessToken: string
  }>()
  const headers = { authorization: `Bearer ${accessToken}` }
  return {
    id,
    call: (method, url, payload) =>
      app.inject({ method, url, headers, ...(payload && { payload }) }),
  }
}

/** Behind the backend's back: nobody gives themselves a role. */
async function setRole(app: FastifyInstance, id: number | string, role: string): Promise<void> {
  const { db } = app as unknown as {
    db: { run(sql: string, params: readonly (string | number)[]): Promise<unknown> }
  }
  await db.run(`UPDATE users SET role = '${role.replaceAll("'", "''")}' WHERE id = ${id}`, [])
}
