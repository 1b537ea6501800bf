import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import type { Json } from '@drawbridge/manifest'
import type { SeenKey } from '../inside/words.ts'
import type { Run } from '../trace/runs.ts'
import type { RowImage, RowImages } from './row-images.ts'

/** A row that a test puts there, by the name that it has in the test. */
export interface NeededRow {
  readonly id: string
  readonly table: TableModel
  readonly key: SeenKey
  readonly image: RowImage
}

const MOST = 80
/** Of a table that was asked as a whole, and of one whose rows were listed, besides those found. */
const MOST_ASKED = 20
const UNSEEN = 2

/** The rows that a request read or changed, and those that they point at, these first. */
export async function neededRows(
  run: Run,
  model: Model,
  images: RowImages,
): Promise<readonly NeededRow[]> {
  const found: NeededRow[] = []
  const looked = new Set<string>()
  const need = async (table: TableModel, key: SeenKey): Promise<void> => {
    const place = `${table.node}/${key}`
    if (looked.has(place) || found.length >= MOST) return
    looked.add(place)
    const image = await images.before(table, key)
    if (image === undefined) return
    for (const column of table.columns) {
      const target = targetOf(table, column, model)
      const leads = image.get(column.id)
      if (target !== undefined && isKey(leads)) await need(target, leads)
    }
    const count = found.filter((one) => one.table === table).length
    found.push({ id: `${table.names.singular}${count + 1}`, table, key, image })
  }
  for (const { table: sql, read, asked, changes } of run.rows) {
    const table = model.tables.find(({ names }) => names.sql === sql)
    if (table === undefined) continue
    for (const key of read) await need(table, key)
    for (const { key, before } of changes ?? []) if (before) await need(table, key)
    const isListed = run.route?.operation === 'list' && run.route.nodes.includes(table.node)
    const others = asked ? MOST_ASKED : isListed ? read.length + UNSEEN : 0
    if (others > 0) for (const key of await images.some(table, others)) await need(table, key)
  }
  return found
}

/** The table whose row a column leads to; undefined for plain values, and for accounts. */
export function targetOf(
  table: TableModel,
  column: ColumnModel,
  model: Model,
): TableModel | undefined {
  const relation = table.relations.find(
    ({ shape }) => shape.kind === 'toOne' && shape.column === column.sql,
  )
  const isPerson = relation === undefined || relation.target === model.auth?.table
  return isPerson ? undefined : model.tables.find(({ node }) => node === relation.target)
}

/** Whether a column leads to an account. */
export const leadsToPerson = (table: TableModel, column: ColumnModel, model: Model): boolean =>
  column.role === 'owner' ||
  table.relations.some(
    ({ shape, target }) =>
      shape.kind === 'toOne' && shape.column === column.sql && target === model.auth?.table,
  )

export const isKey = (value: Json | undefined): value is SeenKey =>
  typeof value === 'string' || typeof value === 'number'
