import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Booted } from './boot.ts'
import { documented } from './documented.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Person {
  readonly id: number | string
  /** Who it is that calls, for an `inject` of one's own. */
  readonly headers: { readonly authorization: string }
  call(
    method: Method,
    url: string,
    payload?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>
}

interface Opened {
  readonly accessToken: string
  readonly user: { readonly id: number | string }
}

/** Opens an account of a backend whose people sign in with an e-mail address, and signs in to it. */
export async function signUp(
  app: FastifyInstance,
  role?: string,
  profile: object = { name: 'Person' },
): Promise<Person> {
  const email = `${randomBytes(6).toString('hex')}@example.com`
  const password = 'parapluie bleu du mardi'
  // From addresses of their own, for from one network only so many may sign up.
  const remoteAddress = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`
  const post = (url: string, payload: object) =>
    app.inject({ method: 'POST', url, payload, remoteAddress })
  const registered = await post('/auth/register', { email, password, ...profile })
  assert.equal(registered.statusCode, 201, registered.body)
  const opened = registered.json<Opened>()
  const { id } = opened.user
  if (role !== undefined) await setRole(app, id, role)
  const { accessToken } =
    role === undefined ? opened : (await post('/auth/login', { email, password })).json<Opened>()
  return calling(app, id, { authorization: `Bearer ${accessToken}` })
}

/** The same, as the backend's own tests open accounts: without the work that a password makes. */
export async function signUpQuickly({ app, folder }: Booted): Promise<Person> {
  const people = await import(pathToFileURL(join(folder, 'test/people.ts')).href)
  const { id, headers }: Pick<Person, 'id' | 'headers'> = await people.signUp(app)
  return calling(app, id, headers)
}

function calling(app: FastifyInstance, id: Person['id'], own: Person['headers']): Person {
  return {
    id,
    headers: own,
    call: async (method, url, payload, headers) => {
      const answer = await app.inject({
        method,
        url,
        headers: { ...headers, ...own },
        ...(payload && { payload }),
      })
      return documented(app, method, url, answer)
    },
  }
}

/** Behind the backend's back: nobody gives themselves a role. */
async function setRole(app: FastifyInstance, id: number | string, role: string): Promise<void> {
  const { db } = app as unknown as {
    db: { run(sql: string, params: readonly (string | number)[]): Promise<unknown> }
  }
  await db.run(`UPDATE users SET role = '${role.replaceAll("'", "''")}' WHERE id = ${id}`, [])
}
