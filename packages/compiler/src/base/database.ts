import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Dialect } from '@drawbridge/sql'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'
import { assembleBase } from './assemble.ts'

/** What every dialect's client.ts, migrate.ts and failures.ts export. */
export interface Client {
  openDatabase(url: string): Database
}

export interface Database {
  all<Row>(sql: string, params: readonly unknown[]): Promise<Row[]>
  get<Row>(sql: string, params: readonly unknown[]): Promise<Row | undefined>
  run(sql: string, params: readonly unknown[]): Promise<{ changes: number; insertId: number }>
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Migrate {
  migrate(
    url: string,
    folder?: string,
    options?: { readonly allowDestructive?: boolean },
  ): Promise<string[]>
  pendingMigrations(url: string, folder?: string): Promise<readonly { readonly name: string }[]>
}

export interface Failures {
  failureOf(error: unknown): string | undefined
}

export interface Reads {
  readOnce<Row extends object>(
    db: Database,
    sql: string,
    params: readonly unknown[],
  ): Promise<Row[]>
  joinReads<Row extends { readonly id: number }>(
    statement: (keys: string) => string,
  ): (db: Database, key: number) => Promise<Row | undefined>
}

/** The files of a dialect beside an empty database of its own. */
export interface TestBase extends AsyncDisposable {
  readonly folder: string
  readonly url: string
  /** Opens the database, or that at another address; closed with the rest. */
  open(url?: string): Database
  readonly migrations: Migrate
  readonly failures: Failures
  readonly reads: Reads
}

export async function openBase(dialect: Dialect): Promise<TestBase> {
  const base = assembleBase(dialect)
  const database = await createDatabase(dialect, base.folder)
  const load = (file: string) => import(pathToFileURL(join(base.folder, 'src/database', file)).href)
  const client: Client = await load('client.ts')
  const opened: Database[] = []
  return {
    folder: base.folder,
    url: database.url,
    open: (url = database.url) => {
      const db = client.openDatabase(url)
      opened.push(db)
      return db
    },
    migrations: await load('migrate.ts'),
    failures: await load('failures.ts'),
    reads: { ...(await load('read-once.ts')), ...(await load('join-reads.ts')) },
    [Symbol.asyncDispose]: async () => {
      for (const db of opened) await db.close()
      await database.drop()
      base[Symbol.dispose]()
    },
  }
}

export interface OwnDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of its own, and how to be rid of it. */
export async function createDatabase(dialect: Dialect, folder: string): Promise<OwnDatabase> {
  if (dialect === 'sqlite') return { url: `sqlite:${folder}/data/app.db`, drop: async () => {} }
  const server = serverUrl(dialect === 'mysql' ? 'TEST_MYSQL_URL' : 'TEST_POSTGRES_URL')
  const name = `drawbridge_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const ask = dialect === 'mysql' ? askMysql : askPostgres
  await ask(server, `CREATE DATABASE ${name}`)
  return {
    url: url.href,
    drop: () =>
      ask(server, `DROP DATABASE ${name}${dialect === 'postgres' ? ' WITH (FORCE)' : ''}`),
  }
}

export async function askMysql(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url)
  await connection.query(statement)
  await connection.end()
}

export async function askPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

function serverUrl(variable: string): string {
  const url = process.env[variable]
  if (url) return url
  throw new Error(
    `${variable} must name a database server for this test; npm test starts one and sets it.`,
  )
}
