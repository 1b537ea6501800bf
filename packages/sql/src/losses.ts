import { isTightened } from './column-limits.ts'
import { conversion } from './conversion.ts'
import { fillFor } from './fill.ts'
import { alterationsOf, type SchemaChange, type TableAlteration } from './schema-change.ts'
import type { Column, Table } from './schema.ts'

/** Something in the database that doesn't outlive a change. Names are those before it. */
export interface Loss {
  /** Ids of the table and the column, to find them in the drawing. */
  readonly tableId: string
  readonly columnId?: string
  readonly table: string
  readonly column?: string
  readonly why:
    | 'tableDropped'
    /** The key became another kind, so no row can be referred to as it was. */
    | 'keyChanged'
    | 'columnDropped'
    /** To a type, or a table, to which the values mean nothing. */
    | 'typeChanged'
    /** Values that no longer fit are cut. */
    | 'narrowed'
    /** Values outside of new limits become the nearest that they allow. */
    | 'limited'
    /** Rows that have no value where one is needed, and can't be given one. */
    | 'requiredWithoutValue'
    /** Rows with no value get a neutral one: nothing goes, but somebody should know. */
    | 'filled'
  readonly what: 'rows' | 'values' | 'nothing'
}

/** What these changes can't keep, in the order in which they happen. */
export function losses(changes: readonly SchemaChange[]): readonly Loss[] {
  const created = new Set(
    changes.flatMap((change) => (change.kind === 'createTable' ? [change.table.id] : [])),
  )
  return changes.flatMap((change): readonly Loss[] => {
    if (change.kind === 'createTable') return []
    if (change.kind === 'alterTable') return tableLosses(change)
    const why = created.has(change.table.id) ? 'keyChanged' : 'tableDropped'
    return [{ tableId: change.table.id, table: change.table.name, why, what: 'rows' }]
  })
}

/** Whether rows or values are lost by these changes. */
export function isDestructive(changes: readonly SchemaChange[]): boolean {
  return losses(changes).some(({ what }) => what !== 'nothing')
}

function tableLosses(change: TableAlteration): readonly Loss[] {
  const added = alterationsOf(change, 'addColumn').map(({ column }) => column)
  const lose = (column: Column, why: Loss['why'], what: Loss['what']): Loss => {
    const name = change.from.columns.find(({ id }) => id === column.id)?.name ?? column.name
    return {
      tableId: change.to.id,
      columnId: column.id,
      table: change.from.name,
      column: name,
      why,
      what,
    }
  }
  return [
    ...alterationsOf(change, 'dropColumn').map(({ column }) => {
      const again = added.some(({ id }) => id === column.id)
      return lose(column, again ? 'typeChanged' : 'columnDropped', 'values')
    }),
    ...alterationsOf(change, 'alterColumn').flatMap(({ from, to }) => [
      ...(conversion(from.type, to.type) === 'narrows' ? [lose(to, 'narrowed', 'values')] : []),
      ...(isTightened(from, to) ? [lose(to, 'limited', 'values')] : []),
      ...(from.nullable && !to.nullable ? emptyLosses(change.to, to, lose) : []),
    ]),
    ...added.flatMap((column) => (column.nullable ? [] : emptyLosses(change.to, column, lose))),
  ]
}

function emptyLosses(
  table: Table,
  column: Column,
  lose: (column: Column, why: Loss['why'], what: Loss['what']) => Loss,
): readonly Loss[] {
  if (!fillFor(table, column)) return [lose(column, 'requiredWithoutValue', 'rows')]
  return column.default ? [] : [lose(column, 'filled', 'nothing')]
}
