import type { Compiled } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../command.ts'
import { reasonOf } from '../read-source.ts'
import { prepare } from './prepare.ts'
import { temporaryFolder } from './private-folder.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/** What a database has in it already, before anything of ours is done to it. */
export interface Found {
  /** The names of the migrations that it has had. */
  readonly migrations: readonly string[]
  readonly tables: readonly string[]
}

/** What is used here of the emitted database client. */
interface Database {
  all<Row>(sql: string, params: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

interface Client {
  openDatabase(url: string): Database
}

const JOURNAL = 'schema_migrations'

/** Looks into a database, with the client of the backend that is to be. Changes nothing. */
export async function lookInto(compiled: CompiledOk, url: string): Promise<Found> {
  const folder = await temporaryFolder()
  try {
    const problems = await prepare(folder.path, compiled)
    if (problems.length > 0) throw new UsageError(problems.map(({ message }) => message).join(' '))
    return await look(folder.path, url, compiled.release.dialect)
  } finally {
    await folder.release()
  }
}

async function look(folder: string, url: string, dialect: Dialect): Promise<Found> {
  const path = join(folder, 'src/database/client.ts')
  const client: Client = await import(pathToFileURL(path).href)
  const schema = dialect === 'postgres' ? 'current_schema()' : 'DATABASE()'
  const database = client.openDatabase(url)
  const names = async (sql: string): Promise<readonly string[]> =>
    (await database.all<{ readonly name: string }>(sql, [])).map(({ name }) => name)
  try {
    const tables = await names(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = ${schema} ORDER BY table_name`,
    )
    const migrations = tables.includes(JOURNAL)
      ? await names(`SELECT name FROM ${JOURNAL} ORDER BY name`)
      : []
    return { migrations, tables: tables.filter((name) => name !== JOURNAL) }
  } catch (error) {
    throw new UsageError(`The database cannot be asked what it has had: ${reasonOf(error)}.`)
  } finally {
    await database.close()
  }
}

/** Why `run` keeps its hands off a database: it changes tables without a migration. */
export function whyNotRun({ migrations }: Found): string | undefined {
  if (migrations.length === 0) return undefined
  return (
    `This database is kept by migrations (${few(migrations)}), and run changes tables without one. ` +
    'Nothing was changed. Give it a database of its own for trying things; this one is for the ' +
    'built repository, and for “drawbridge migrate”.'
  )
}

/** Why `migrate` keeps its hands off a database. `known`: what was built for it here before. */
export function whyNotMigrate(
  { migrations, tables }: Found,
  { release }: CompiledOk,
  known: ReadonlySet<string>,
): string | undefined {
  const foreign = migrations.filter((name) => !known.has(name))
  if (foreign.length > 0)
    return (
      `This database has migrations that were not made from this file: ${few(foreign)}. Nothing was ` +
      'changed. What a database has had is remembered by the path of the drawing: if you moved, ' +
      'copied or renamed the file, migrate from its old path. Otherwise build the repository that ' +
      'they came from and use its own “npm run migrate”.'
    )
  const drawn = new Set(release.schema.tables.map(({ name }) => name))
  const there = migrations.length > 0 ? [] : tables.filter((name) => drawn.has(name))
  if (there.length === 0) return undefined
  return (
    `This database has tables that no migration made: ${few(there)}. “drawbridge run” may have, ` +
    'or somebody else. Nothing was changed. Migrate an empty database, or remove these tables first.'
  )
}

/** `a, b, c, …` */
const few = (names: readonly string[]): string =>
  names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '')
