import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { runStatements } from './database.ts'
import { holdCode } from './hold-code.ts'
import { workOnRows } from './rows.ts'
import { changeScratch } from './scratch.ts'
import { collectStatements, prepareStatements } from './statements.ts'
import { hideValues } from './shown-value.ts'
import { openTunnel } from './tunnel.ts'
import { warm } from './warm.ts'
import { openWaysOut } from './ways-out.ts'
import { watchCode } from './watch-code.ts'
import type { Boot, Order, Phase, Report, TestOrder, Trial, Tunnel } from './words.ts'

interface App {
  listen(options: { path: string }): Promise<unknown>
  close(): Promise<unknown>
}

interface Progress {
  phase: Phase
  /** Statements that stay, whatever comes after them. */
  done?: number
}

const REPORTS = 3
const FLUSH_AFTER_MS = 300
const [folder = '', cache = '', ...libraries] = process.argv.slice(2)
let app: App | undefined
let tunnel: Promise<void> | undefined
let letGo: (() => Promise<unknown>) | undefined

// What was compiled for the last version serves the next one, but for what changed in between.
enableCompileCache(cache)
await warm(libraries)
report({ type: 'waiting' })
setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref()
for await (const line of createInterface({ input: process.stdin })) await obey(JSON.parse(line))
// The studio is gone, and nothing of it may stay behind.
await letGo?.()
process.exit()

async function obey(order: Order): Promise<void> {
  const progress: Progress = { phase: 'load' }
  try {
    if (order.type === 'rows') await answerRows(order, progress)
    else report({ type: 'done', id: order.id, numbers: await fulfil(order, progress) })
    if (order.type !== 'stop') return
    // A process that is held by a debugger waits for it to go.
    await letGo?.()
    process.exit()
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    const { phase, done = 0 } = progress
    const trace = (stack ?? '').slice(0, 8000)
    report({ type: 'failed', id: order.id, phase, message, stack: trace, done })
  }
}

async function fulfil(order: Order, progress: Progress): Promise<number[]> {
  if (order.type === 'boot') await boot(order, progress)
  if (order.type === 'stop') await app?.close()
  if (order.type === 'account') await openAccount(order.account, order.password, progress)
  if (order.type === 'migrate') return [await migrate(order, progress)]
  if (order.type === 'test') await runTests(order)
  if (order.type === 'prepare') return [await prepare(order, progress)]
  if (order.type !== 'query' && order.type !== 'scratch') return []
  progress.phase = 'query'
  await reach(order.database.tunnel)
  if (order.type === 'query') return runStatements(order.database)
  await changeScratch(order.database, order.name, order.wanted)
  return []
}

async function answerRows(
  { id, database, work }: Extract<Order, { type: 'rows' }>,
  progress: Progress,
): Promise<void> {
  progress.phase = 'query'
  await reach(database.tunnel)
  report({ type: 'done', id, numbers: [], found: await workOnRows(database, work) })
}

/** They bring a framework along that nothing else here needs. */
async function runTests(order: TestOrder): Promise<void> {
  const { runOwnTests } = await import('./own-tests.ts')
  await runOwnTests(folder, order, (test) => report({ type: 'test', test }))
}

/** As `npm run account` does it, in the database that the running backend has. */
async function openAccount(account: object, password: string, progress: Progress): Promise<void> {
  const [{ openDatabase }, { createAccount }, { hashPassword }] = await Promise.all([
    import(codeUrl('src/database/client.ts')),
    import(codeUrl('src/auth/queries.ts')),
    import(codeUrl('src/auth/passwords.ts')),
  ])
  progress.phase = 'query'
  const database = openDatabase(process.env['DATABASE_URL'])
  try {
    await createAccount(database, account, await hashPassword(password))
  } finally {
    await database.close()
  }
}

/** The database is on this side of the wall from now on. */
async function reach(way: Tunnel | undefined): Promise<void> {
  if (way !== undefined) await (tunnel ??= openTunnel(way.port, way.socket))
}

async function migrate(order: Trial, progress: Progress): Promise<number> {
  Object.assign(process.env, order.environment)
  const { migrate: apply } = await import(codeUrl('src/database/migrate.ts'))
  progress.phase = 'migrate'
  await reach(order.tunnel)
  const names: readonly string[] = await apply(order.url)
  return names.length
}

async function prepare(order: Trial, progress: Progress): Promise<number> {
  Object.assign(process.env, order.environment)
  const statements = await collectStatements(folder, () => import(codeUrl('src/app.ts')))
  progress.phase = 'prepare'
  await reach(order.tunnel)
  return prepareStatements(folder, order.url, statements)
}

async function boot(order: Boot, progress: Progress): Promise<void> {
  Object.assign(process.env, order.environment)
  hideValues(order.hidden)
  if (order.watch !== undefined)
    watchCode(folder, order.watch, (run) => report({ type: 'ran', run }))
  if (order.holds) letGo = await holdCode({ folder, files: order.watch?.files ?? [] })
  const [{ readConfig }, { buildApp }] = await Promise.all([
    import(codeUrl('src/config.ts')),
    import(codeUrl('src/app.ts')),
  ])
  progress.phase = 'change'
  await reach(order.tunnel)
  if (order.change !== undefined) await runStatements(order.change, progress)
  if (order.ways !== undefined) await openWaysOut(order.ways)
  progress.phase = 'start'
  const built: App = await buildApp(readConfig(process.env))
  app = built
  await built.listen({ path: order.socket })
  setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref()
}

function codeUrl(path: string): string {
  return pathToFileURL(join(folder, path)).href
}

function report(message: Report): void {
  writeSync(REPORTS, `${JSON.stringify(message)}\n`)
}
