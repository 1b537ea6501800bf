import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Dialect } from '@drawbridge/sql'
import { createDatabase } from './database.ts'

const BASE = fileURLToPath(new URL('../../base', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

/** The files of a dialect laid out as in an emitted repository, in a folder that goes with `dispose`. */
export function assembleBase(dialect: Dialect): { readonly folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-base-'))
  for (const part of ['common', dialect]) cpSync(join(BASE, part), folder, { recursive: true })
  symlinkSync(MODULES, join(folder, 'node_modules'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

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
