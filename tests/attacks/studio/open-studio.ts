import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  api,
  API_PREFIX,
  CSRF_HEADER,
  MCP_PATH,
  type Contract,
  type Tokens,
} from '@drawbridge/protocol'
import type * as Server from '@drawbridge/server'
import type { LightMyRequestResponse } from 'fastify'
import { reaching } from '../table/reached.ts'
import type { Hole } from '../table/target.ts'

export type Answered = LightMyRequestResponse & { readonly reached: readonly string[] }

/** What a message over a connection was answered. */
export interface Heard {
  readonly statusCode: number
  readonly body: string
  readonly reached: readonly string[]
}

type Headers = Readonly<Record<string, string>>

/** Somebody with an account of the studio, by a browser and by a program. */
export interface Member {
  readonly email: string
  readonly cookie: string
  readonly csrfToken: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** A studio with people in it, for the attacks alone. */
export interface StudioTarget extends AsyncDisposable {
  readonly studio: Server.BuiltServer['studio']
  readonly host: string
  readonly call: (
    contract: Pick<Contract, 'method' | 'path'>,
    headers: Headers,
    body?: object | string,
  ) => Promise<Answered>
  /** A message to where assistants are let in. */
  readonly send: (headers: Headers, body: string) => Promise<Heard>
  readonly join: (email: string) => Promise<Member>
}

export const PASSWORD = 'quiet otter paints viaducts'

export async function openStudio(
  holes: readonly Hole[] = [],
  limits: Server.StudioConfig['limits'] = {},
): Promise<StudioTarget> {
  const { buildServer } = await load(holes)
  const dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-attacked-'))
  const { app, studio } = await buildServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: `sqlite:${join(dataDir, 'studio.db')}`,
    limits: { requests: 1_000_000, assistantCalls: 1_000_000, ...limits },
  })
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const host = `localhost:${address.port}`
  const origin = `http://${host}`
  const call: StudioTarget['call'] = async ({ method, path }, headers, payload) => {
    const { answer, reached } = await reaching(() =>
      app.inject({
        method,
        url: `${API_PREFIX}${path}`,
        headers: { host, origin, ...headers },
        ...(payload && { payload }),
      }),
    )
    return Object.assign(answer, { reached })
  }
  return {
    studio,
    host,
    call,
    async send(headers, body) {
      const { answer, reached } = await reaching(() =>
        post(`${address.origin}${MCP_PATH}`, { host, ...headers }, body),
      )
      return { ...answer, reached }
    },
    async join(email) {
      const credentials = { email, password: PASSWORD }
      const opened = await call(api.register, {}, credentials)
      const [cookie] = opened.cookies
      const issued = await call(api.issueTokens, {}, credentials)
      const { accessToken, refreshToken } = issued.json<Tokens>()
      const { csrfToken } = opened.json<{ readonly csrfToken: string }>()
      const signedIn = `${cookie?.name}=${cookie?.value}`
      return { email, cookie: signedIn, csrfToken, accessToken, refreshToken }
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** By a real connection, under any name in `Host`. */
async function post(url: string, headers: Headers, body: string) {
  const sent = request(url, { method: 'POST', headers })
  sent.end(body)
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('There was no answer.')
  const chunks = await answer.toArray()
  return { statusCode: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }
}

export const asBrowser = ({ cookie, csrfToken }: Member): Headers => ({
  cookie,
  [CSRF_HEADER]: csrfToken,
})

export const asProgram = ({ accessToken }: Member): Headers => ({
  authorization: `Bearer ${accessToken}`,
})

let torn = 0

/** The server; with holes, a copy of its modules with those in them. */
async function load(holes: readonly Hole[]): Promise<typeof Server> {
  if (holes.length === 0) return import('@drawbridge/server')
  const mark = `?torn=${(torn += 1)}`
  const found = new Set<Hole>()
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      const isOurs = /\/apps\/server\/src\/[^?]*$/.test(resolved.url)
      const isCopied =
        specifier.startsWith('@drawbridge/server') || context.parentURL?.endsWith(mark)
      return isOurs && isCopied ? { ...resolved, url: `${resolved.url}${mark}` } : resolved
    },
    load(url, context, next) {
      const loaded = next(url, context)
      const own = holes.filter(({ path }) => url.endsWith(`/apps/server/${path}${mark}`))
      if (own.length === 0) return loaded
      const source = own.reduce((text, hole) => {
        found.add(hole)
        const next = text.replace(hole.what, hole.becomes)
        if (next === text) throw new Error(`${hole.path} has nothing like ${hole.what} in it.`)
        return next
      }, String(loaded.source))
      return { ...loaded, source }
    },
  })
  try {
    const server: typeof Server = await import('@drawbridge/server')
    if (found.size < holes.length) throw new Error('A module with a hole in it was not loaded.')
    return server
  } finally {
    hooks.deregister()
  }
}
