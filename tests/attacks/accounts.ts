import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'

export const PASSWORD = 'parapluie bleu du mardi'

/** Somebody with tokens. */
export interface TokenAccount {
  readonly id: number
  readonly email: string
  readonly accessToken: string
  readonly refreshToken: string
}

export async function register(app: FastifyInstance, name: string): Promise<TokenAccount> {
  const email = `${name}@mail.example`
  const response = await app.inject({
    method: 'POST',
    url: '/auth/register',
    payload: { email, name, password: PASSWORD },
  })
  assert.equal(response.statusCode, 201, response.body)
  return accountOf(response.json())
}

export async function logIn(app: FastifyInstance, email: string): Promise<TokenAccount> {
  const response = await app.inject({
    method: 'POST',
    url: '/auth/login',
    payload: { email, password: PASSWORD },
  })
  assert.equal(response.statusCode, 200, response.body)
  return accountOf(response.json())
}

function accountOf(answer: {
  readonly accessToken: string
  readonly refreshToken: string
  readonly user: { readonly id: number; readonly email: string }
}): TokenAccount {
  const { accessToken, refreshToken, user } = answer
  return { id: user.id, email: user.email, accessToken, refreshToken }
}

export const bearer = ({ accessToken }: TokenAccount) => ({
  authorization: `Bearer ${accessToken}`,
})

/** Somebody with a cookie. */
export interface CookieAccount {
  readonly id: string
  readonly cookie: string
  readonly csrfToken: string
}

export async function join(app: FastifyInstance, username: string): Promise<CookieAccount> {
  const response = await app.inject({
    method: 'POST',
    url: '/account/register',
    payload: { username, password: PASSWORD },
  })
  assert.equal(response.statusCode, 201, response.body)
  const [cookie] = response.cookies
  const { csrfToken, user } = response.json<{ csrfToken: string; user: { id: string } }>()
  return { id: user.id, cookie: `${cookie?.name}=${cookie?.value}`, csrfToken }
}
