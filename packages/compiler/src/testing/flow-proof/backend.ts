import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { boot, type Booted } from '../boot.ts'
import { EVENTFUL_TABLES } from './batch.ts'
import { withoutKeys } from './calls.ts'
import { cents, type Value } from './evaluate.ts'
import { fieldsOf, SEEDS, tableOf, TABLES } from './world.ts'

interface TestDatabase {
  run(sql: string, params: readonly unknown[]): Promise<unknown>
  transaction(work: (tx: TestDatabase) => Promise<void>): Promise<void>
}

/** What is left in the tables: rows in the order of their keys, with their relations by label. */
export type Left = Readonly<Record<string, Json>>

/** A backend with random flows, whose tables can be set back and looked into. */
export interface FlowBackend extends Booted {
  readonly post: (path: string, body: JsonObject) => Promise<{ status: number; text: string }>
  readonly reset: () => Promise<void>
  readonly left: (eventful: readonly string[]) => Promise<Left>
}

export async function bootFlows(manifest: JsonObject, dialect: Dialect): Promise<FlowBackend> {
  const booted = await boot(manifest, dialect)
  const { app, folder } = booted
  const { db } = app as unknown as { readonly db: TestDatabase }
  const links = linkTable(folder)
  const eventful = (manifest['nodes'] as readonly JsonObject[])
    .map(({ id }) => String(id))
    .filter((id) => EVENTFUL_TABLES.includes(id))
  const list = async (path: string): Promise<readonly JsonObject[]> =>
    (await app.inject({ url: `/${path}` })).json<{ readonly data: readonly JsonObject[] }>().data
  return {
    ...booted,
    post: async (path, body) => {
      const { statusCode, body: text } = await app.inject({
        method: 'POST',
        url: `/${path}`,
        payload: body,
      })
      return { status: statusCode, text }
    },
    reset: () =>
      db.transaction(async (tx) => {
        for (const table of [links, 'items', 'boxes', 'notes', 'tags', ...eventful])
          await tx.run(`DELETE FROM ${table}`, [])
        for (const statement of seedStatements(dialect, links)) await tx.run(statement, [])
      }),
    left: async (tables) => {
      const boxes = await list('boxes?limit=100&sort=id&include=tags')
      const labels = new Map(boxes.map(({ id, label }) => [id, label ?? null]))
      const items = (await list('items?limit=100&sort=id')).map((item) => ({
        ...item,
        in: labels.get(item['boxId'] ?? null) ?? null,
      }))
      const others = await Promise.all(
        ['notes', 'tags', ...tables].map(
          async (table) => [table, await list(`${table}?limit=100&sort=id`)] as const,
        ),
      )
      return withoutKeys({
        boxes: boxes.map((box) => ({ ...box, tags: labelsOf(box['tags'] ?? []) })),
        items,
        ...Object.fromEntries(others),
      }) as JsonObject
    },
  }
}

const labelsOf = (rows: Json): Json =>
  (rows as readonly JsonObject[]).map(({ label }) => label ?? null).toSorted()

/** The table of the links between boxes and tags is named by the compiler. */
function linkTable(folder: string): string {
  const migrations = join(folder, 'migrations')
  const [first = ''] = readdirSync(migrations)
  const sql = readFileSync(join(migrations, first), 'utf8')
  const names = [...sql.matchAll(/CREATE TABLE [`"]?(\w+)/g)].map(([, name]) => name ?? '')
  const found = names.find((name) => name.includes('tags') && !(name in TABLES))
  if (found === undefined) throw new Error('Boxes are linked with tags by no table.')
  return found
}

function seedStatements(dialect: Dialect, links: string): readonly string[] {
  const inserted = (table: string, row: Readonly<Record<string, Value>>): string => {
    const owner = tableOf(table).belongsTo
    const values = Object.keys(fieldsOf(table)).map((field) => literal(row[field] ?? null, dialect))
    const key = `(SELECT id FROM boxes WHERE label = '${SEEDS.boxes[Number(row['box'] ?? 0)]?.label}')`
    const [names, all] = owner
      ? [
          [...Object.keys(fieldsOf(table)), 'box_id'],
          [...values, key],
        ]
      : [Object.keys(fieldsOf(table)), values]
    const quote = dialect === 'mysql' ? '`' : '"'
    const columns = names.map((name) => quote + name + quote).join(', ')
    return `INSERT INTO ${table} (${columns}) VALUES (${all.join(', ')})`
  }
  return [
    ...Object.entries(SEEDS).flatMap(([table, rows]) => rows.map((row) => inserted(table, row))),
    `INSERT INTO ${links} (box_id, tag_id) SELECT b.id, t.id FROM boxes b, tags t WHERE b.label = 'a' AND t.label = 'a'`,
  ]
}

function literal(value: Value, dialect: Dialect): string {
  if (typeof value === 'bigint') return dialect === 'sqlite' ? String(value) : cents(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? `'${value}'` : String(value)
}
