/**
 * Statements that the endpoints of samples/tasks send to the database for one request, with few rows
 * and with many: what grows with the rows is an N+1.
 */
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, InjectOptions } from 'fastify'

const SAMPLE = join(import.meta.dirname, '../samples/tasks/expected/sqlite')
const FEW = 2
const MANY = 80
const REQUESTS: readonly (readonly [InjectOptions['method'] & string, string, object?])[] = [
  ['GET', '/tasks?limit=100'],
  ['GET', '/tasks?limit=100&include=project,tags,owner&count=true'],
  ['GET', '/tasks/1'],
  ['GET', '/tasks/1?include=project,tags,owner'],
  ['POST', '/tasks', { title: 'One more', projectId: 1 }],
  ['PATCH', '/tasks/1', { title: 'Another name', version: 1 }],
  ['DELETE', '/tasks/2'],
  ['GET', '/projects?limit=100'],
  ['GET', '/tags?limit=100'],
  ['GET', '/auth/me'],
]

interface Database {
  readonly all: Send
  readonly get: Send
  readonly run: Send
  transaction(work: (tx: Database) => Promise<unknown>): Promise<unknown>
}
type Send = (sql: string, params: readonly unknown[]) => Promise<unknown>

const folder = await mkdtemp(join(tmpdir(), 'bench-statements-'))
try {
  await cp(SAMPLE, folder, { recursive: true })
  await symlink(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
  const few = await countFor(FEW)
  const many = await countFor(MANY)
  process.stdout.write(`| request | ${FEW} rows | ${MANY} rows |\n|---|---|---|\n`)
  for (const [index, [method, url]] of REQUESTS.entries())
    process.stdout.write(`| ${method} ${url} | ${few[index]} | ${many[index]} |\n`)
  if (few.join() !== many.join()) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true })
}

/** The statements of each request where somebody has so many tasks. */
async function countFor(rows: number): Promise<readonly number[]> {
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  const databaseUrl = `sqlite:${join(folder, `${rows}.db`)}`
  const env = { DATABASE_URL: databaseUrl, JWT_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }
  await (await load('src/database/migrate.ts')).migrate(databaseUrl)
  const { readConfig } = await load('src/config.ts')
  const app: FastifyInstance & { db: Database } = await (
    await load('src/app.ts')
  ).buildApp(readConfig(env))
  try {
    const headers = { authorization: `Bearer ${await register(app)}` }
    const call = async (method: string, url: string, payload?: object): Promise<void> => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers,
        ...(payload && { payload }),
      })
      if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
    }
    await call('POST', '/projects', { name: 'Home' })
    for (let row = 0; row < rows; row += 1)
      await call('POST', '/tasks', { title: `Task ${row}`, projectId: 1 })
    let sent = 0
    count(app.db, () => (sent += 1))
    const counts: number[] = []
    for (const [method, url, payload] of REQUESTS) {
      sent = 0
      await call(method, url, payload)
      counts.push(sent)
    }
    return counts
  } finally {
    await app.close()
  }
}

async function register(app: FastifyInstance): Promise<string> {
  const payload = { email: 'bench@example.com', name: 'Bench', password: 'quiet harbour lantern' }
  const answer = await app.inject({ method: 'POST', url: '/auth/register', payload })
  return answer.json<{ readonly accessToken: string }>().accessToken
}

/** Counts what goes through a connection, inside of transactions too. */
function count(db: Database, onSend: () => void): void {
  const { all, get, run, transaction } = db
  const counted =
    (send: Send): Send =>
    (sql, params) => {
      onSend()
      return send(sql, params)
    }
  Object.assign(db, {
    all: counted(all),
    get: counted(get),
    run: counted(run),
    transaction: (work: (tx: Database) => Promise<unknown>) =>
      transaction((tx) => {
        if (tx !== db) count(tx, onSend)
        return work(tx)
      }),
  })
}
