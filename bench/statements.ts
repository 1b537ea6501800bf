/**
 * Statements that the endpoints of the samples send to the database for one request, with ten rows
 * of each table and with a hundred: what grows with the rows is an N+1, and ends the run with 1.
 */
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sentSince } from './statements/count.ts'
import type { Request, Scenario } from './statements/scenario.ts'
import { SCENARIOS } from './statements/scenarios.ts'

const FEW = 10
const MANY = 100
const ENVIRONMENT = {
  JWT_SECRET: 'x'.repeat(32),
  LOG_LEVEL: 'silent',
  RATE_LIMIT: '1000000',
  PAYMENTS_URL: 'https://payments.example',
  PAYMENTS_KEY: 'x'.repeat(32),
  PAYMENTS_WEBHOOK_KEY: 'x'.repeat(32),
}

process.stdout.write(`| request | ${FEW} rows | ${MANY} rows |\n|---|---|---|\n`)
for (const scenario of SCENARIOS) {
  const few = await countFor(scenario, FEW)
  const many = await countFor(scenario, MANY)
  for (const [index, [method, url]] of scenario.requests.entries())
    process.stdout.write(
      `| ${scenario.sample}: ${method} ${url} | ${few[index]} | ${many[index]} |\n`,
    )
  // Who calls is believed for some seconds, so one statement more or less is chance.
  if (many.some((each, index) => each > (few[index] ?? 0) + 1)) process.exitCode = 1
}

/** The statements of each request where there are so many rows of each table. */
async function countFor(scenario: Scenario, rows: number): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-statements-'))
  try {
    const sample = join(import.meta.dirname, '../samples', scenario.sample, 'expected/sqlite')
    await cp(sample, folder, { recursive: true })
    await symlink(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
    return await count(scenario, rows, await appIn(folder))
  } finally {
    await rm(folder, { recursive: true })
  }
}

type App = FastifyInstance & {
  readonly db: { run(sql: string, params: readonly unknown[]): Promise<unknown> }
}

async function appIn(folder: string): Promise<App> {
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  const databaseUrl = `sqlite:${join(folder, 'app.db')}`
  await (await load('src/database/migrate.ts')).migrate(databaseUrl)
  const { readConfig } = await load('src/config.ts')
  const { buildApp } = await load('src/app.ts')
  return buildApp(readConfig({ ...ENVIRONMENT, DATABASE_URL: databaseUrl }))
}

async function count(
  { signUp, role, fill, requests }: Scenario,
  rows: number,
  app: App,
): Promise<readonly number[]> {
  try {
    const headers = credentialsIn(await call(app, signUp, {}))
    if (role) await app.db.run(`UPDATE ${role[0]} SET role = ?`, [role[1]])
    for (let row = 1; row <= rows; row += 1)
      for (const request of fill(row)) await call(app, request, headers)
    const counts: number[] = []
    for (const request of requests) {
      sentSince()
      await call(app, request, headers)
      counts.push(sentSince())
    }
    return counts
  } finally {
    await app.close()
  }
}

async function call(
  app: App,
  [method, url, payload]: Request,
  headers: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> {
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, 'idempotency-key': randomUUID() },
    ...(payload && { payload }),
  })
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
  return answer
}

/** What whoever signed up sends with every request: a token, or a cookie and what goes with it. */
function credentialsIn(answer: LightMyRequestResponse): Readonly<Record<string, string>> {
  const body = answer.json<{ accessToken?: string; csrfToken?: string; user: { token?: string } }>()
  if (body.csrfToken !== undefined) {
    const [cookie] = answer.cookies
    return { cookie: `${cookie?.name}=${cookie?.value}`, 'x-csrf-token': body.csrfToken }
  }
  if (body.accessToken !== undefined) return { authorization: `Bearer ${body.accessToken}` }
  return { authorization: `Token ${body.user.token}` }
}
