import { registerHooks } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onMysql, onPostgres } from './drivers.ts'

/** A statement as the code has it, and the line on which it begins. */
interface Found {
  readonly sql: string
  readonly place: string
}

/** One that the database does not understand; the stack leads to where it stands. */
export class StatementRefused extends Error {
  constructor(error: unknown, { place }: Found) {
    super(error instanceof Error ? error.message : String(error))
    this.stack = `${this.message}\n    at ${place}`
  }
}

/** Constants of a file in capitals: that is where statements stand that don't vary. */
const CONSTANT = /^(?:export )?const ([A-Z][A-Z0-9_]*)\b/gm
const STATEMENT = /^\s*(select|insert|update|delete|replace|with)\b/i

/**
 * Loads the code with an ear to its constants. What stands in them is only known after they have
 * been put together, so it is the code itself that is asked.
 */
export async function collectStatements(
  folder: string,
  load: () => Promise<unknown>,
): Promise<readonly Found[]> {
  const found: Found[] = []
  const ear = `statements ${folder}`
  const root = pathToFileURL(`${folder}/src/`).href
  Reflect.set(globalThis, ear, (place: string, value: unknown) => {
    if (typeof value === 'string' && STATEMENT.test(value)) found.push({ sql: value, place })
  })
  const hooks = registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.startsWith(root) || loaded.source === undefined) return loaded
      return { ...loaded, source: withReports(String(loaded.source), fileURLToPath(url), ear) }
    },
  })
  try {
    await load()
  } finally {
    hooks.deregister()
    Reflect.deleteProperty(globalThis, ear)
  }
  return found
}

/** At the end of a file, which moves no line. */
function withReports(source: string, path: string, ear: string): string {
  const tell = `globalThis[${JSON.stringify(ear)}]`
  const reports = [...source.matchAll(CONSTANT)].map(({ 1: name = '', index }) => {
    const line = source.slice(0, index).split('\n').length
    // A text may have such a line too, and is no constant then.
    const value = `typeof ${name} === 'undefined' ? undefined : ${name}`
    return `${tell}(${JSON.stringify(`${path}:${line}`)}, ${value});`
  })
  return reports.length === 0 ? source : `${source}\n${reports.join('\n')}\n`
}

/** Has the database read each statement, without running it. Gives their number. */
export async function prepareStatements(
  folder: string,
  url: string,
  statements: readonly Found[],
): Promise<number> {
  if (url.startsWith('sqlite:')) prepareOnSqlite(url, statements)
  else if (url.startsWith('mysql:')) {
    await onMysql(folder, url, (mysql) => each(statements, (sql) => mysql.prepare(sql)))
  } else {
    await onPostgres(folder, url, (postgres) =>
      each(statements, async (sql) => {
        await postgres.query(`PREPARE tried AS ${sql}`)
        await postgres.query('DEALLOCATE tried')
      }),
    )
  }
  return statements.length
}

function prepareOnSqlite(url: string, statements: readonly Found[]): void {
  const database = new DatabaseSync(url.slice('sqlite:'.length))
  try {
    for (const statement of statements) {
      try {
        database.prepare(statement.sql)
      } catch (error) {
        throw new StatementRefused(error, statement)
      }
    }
  } finally {
    database.close()
  }
}

async function each(
  statements: readonly Found[],
  prepare: (sql: string) => Promise<unknown>,
): Promise<void> {
  for (const statement of statements) {
    await prepare(statement.sql).catch((error: unknown) => {
      throw new StatementRefused(error, statement)
    })
  }
}
