import type { Model } from '@drawbridge/kinds'
import { type ForeignKey, identifier, literalOf, type Table } from '@drawbridge/sql'
import type { Previews } from '../previews.ts'
import { cellOf } from './cell.ts'
import type { GridRow } from './find-rows.ts'
import type { GridTable } from './grid-table.ts'

/** Rows of a table that lead to a row which is to go, and do not go themselves. */
export interface LeadingRows {
  readonly from: string
  readonly rows: number
  /** What becomes of them. */
  readonly onDelete: ForeignKey['onDelete']
}

interface Leaving {
  readonly table: GridTable
  readonly row: GridRow
}

/** As many as find room in one answer, each with a count. */
const KEYS_AT_ONCE = 40
const ASKED_AT_ONCE = 10
const WORK_MS = 5_000

interface Question<Row extends Leaving> {
  readonly text: string
  readonly some: readonly Row[]
  readonly from: string
  readonly onDelete: ForeignKey['onDelete']
}

/** Which rows lead to those that are to go, by any key of the database; those without any are left out. */
export async function leadingRows<Row extends Leaving>(
  previews: Previews,
  id: string,
  model: Model,
  leaving: readonly Row[],
): Promise<ReadonlyMap<Row, readonly LeadingRows[]>> {
  const questions = model.schema.tables.flatMap((from) =>
    from.foreignKeys.flatMap((foreign) => questionsOf(model, from, foreign, leaving)),
  )
  const found = new Map<Row, readonly LeadingRows[]>()
  for (let at = 0; at < questions.length; at += ASKED_AT_ONCE) {
    const asked = questions.slice(at, at + ASKED_AT_ONCE)
    const most = ASKED_AT_ONCE * KEYS_AT_ONCE + 1
    const work = { statements: asked, readOnly: true, most, ms: WORK_MS }
    const { answers } = await previews.rows(id, work)
    for (const [place, { some, from, onDelete }] of asked.entries())
      for (const [raw = null, count] of answers[place]?.rows ?? []) {
        const led = some.find(
          ({ table, row }) => cellOf(raw, table.key.type, model.dialect) === row.key,
        )
        if (led)
          found.set(led, [...(found.get(led) ?? []), { from, rows: Number(count), onDelete }])
      }
  }
  return found
}

function questionsOf<Row extends Leaving>(
  { dialect, tables }: Model,
  from: Table,
  { column, target, onDelete }: ForeignKey,
  leaving: readonly Row[],
): readonly Question<Row>[] {
  const name = (text: string): string => identifier(text, dialect)
  const keysIn = (rows: readonly Row[]): string =>
    rows.map(({ table: { key }, row }) => literalOf(row.key, key.type, dialect)).join(', ')
  const goingToo = leaving.filter(({ table }) => table.model.names.sql === from.name)
  const [first] = goingToo
  const others = first ? ` AND ${name(first.table.key.sql)} NOT IN (${keysIn(goingToo)})` : ''
  // What a row has many of by its own relation goes with it, and leads to nothing.
  const led = leaving.filter(
    ({ table }) =>
      table.model.names.sql === target.table &&
      !table.columns.some(({ links }) => links?.join === from.name && links.column === column),
  )
  const called = tables.find(({ names }) => names.sql === from.name)?.names.plural ?? from.name
  const questions: Question<Row>[] = []
  for (let at = 0; at < led.length; at += KEYS_AT_ONCE) {
    const some = led.slice(at, at + KEYS_AT_ONCE)
    const where = `WHERE ${name(column)} IN (${keysIn(some)})${others}`
    const text = `SELECT ${name(column)}, COUNT(*) FROM ${name(from.name)} ${where} GROUP BY ${name(column)}`
    questions.push({ text, some, from: called, onDelete })
  }
  return questions
}
