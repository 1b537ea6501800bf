import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { startPaymentProvider } from '../../packages/compiler/src/testing/payment-provider.ts'
import { sentSince } from './count.ts'
import type { Opened, Request, Scenario } from './scenario.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What the provider's stand-in signs with, and is asked with. */
export const KEY = 'x'.repeat(32)

const ENVIRONMENT = {
  JWT_SECRET: KEY,
  LOG_LEVEL: 'silent',
  RATE_LIMIT: '1000000',
  PAYMENTS_KEY: KEY,
  PAYMENTS_WEBHOOK_KEY: KEY,
}

type App = FastifyInstance & {
  readonly db: { run(sql: string, params: readonly unknown[]): Promise<unknown> }
  readonly callers?: { forgetAll(): void }
}

export interface Counted {
  /** `GET /tasks?limit=100` */
  readonly request: string
  readonly sent: number
}

type Headers = Readonly<Record<string, string>>

/** The statements of each request of a scenario, where there are so many rows of each table. */
export async function statementsOf(scenario: Scenario, rows: number): Promise<readonly Counted[]> {
  const folder = await mkdtemp(join(tmpdir(), 'statements-'))
  await using provider = await startPaymentProvider(KEY)
  const outside = { PAYMENTS_URL: `http://${provider.host}`, EGRESS_ALLOW: provider.host }
  try {
    await cp(join(ROOT, 'samples', scenario.sample, 'expected/sqlite'), folder, { recursive: true })
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    return await count(scenario, rows, await appIn(folder, outside))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function appIn(folder: string, outside: Headers): Promise<App> {
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  const databaseUrl = `sqlite:${join(folder, 'app.db')}`
  await (await load('src/database/migrate.ts')).migrate(databaseUrl)
  const { readConfig } = await load('src/config.ts')
  const { buildApp } = await load('src/app.ts')
  return buildApp(readConfig({ ...ENVIRONMENT, ...outside, DATABASE_URL: databaseUrl }))
}

async function count(
  { signUp, role, fill, requests }: Scenario,
  rows: number,
  app: App,
): Promise<readonly Counted[]> {
  try {
    const opened = await call(app, signUp, {})
    let headers = credentialsIn(opened)
    if (role) await app.db.run(`UPDATE ${role[0]} SET role = ?`, [role[1]])
    for (let row = 1; row <= rows; row += 1)
      for (const request of fill(row)) await call(app, request, headers)
    const counts: Counted[] = []
    for (const request of requests(rows, opened.json<Opened>())) {
      // Who calls is believed for some seconds: not here, so that no count is chance.
      app.callers?.forgetAll()
      sentSince()
      const answer = await call(app, request, headers)
      counts.push({ request: request.slice(0, 2).join(' '), sent: sentSince() })
      if (/\/(?:login|password)$/.test(request[1])) headers = credentialsIn(answer)
    }
    return counts
  } finally {
    await app.close()
  }
}

async function call(
  app: App,
  [method, url, body, more]: Request,
  known: Headers,
): Promise<LightMyRequestResponse> {
  const text = body && JSON.stringify(body)
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...known,
      'idempotency-key': randomUUID(),
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...more?.(text ?? ''),
    },
    ...(text !== undefined && { payload: text }),
  })
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
  return answer
}

/** What whoever signed up sends with every request: a token, or a cookie and what goes with it. */
function credentialsIn(answer: LightMyRequestResponse): Headers {
  const { accessToken, csrfToken, user } = answer.json<Opened>()
  if (csrfToken !== undefined) {
    const [cookie] = answer.cookies
    return { cookie: `${cookie?.name}=${cookie?.value}`, 'x-csrf-token': csrfToken }
  }
  if (accessToken !== undefined) return { authorization: `Bearer ${accessToken}` }
  return { authorization: `Token ${user.token}` }
}
