import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { isSecret } from '../trace/secret-names.ts'
import { type GridLinks, linkColumns } from './links.ts'
import { nameColumn } from './name-column.ts'

/** A table as a grid shows it. */
export interface GridTable {
  readonly model: TableModel
  readonly key: ColumnModel
  /** In the order of the grid; the key comes first. */
  readonly columns: readonly GridColumn[]
  /** Why no row can be added by hand, where none can. */
  readonly closed?: string
}

export interface GridColumn {
  readonly model: ColumnModel
  /** Nobody is shown what stands in it. */
  readonly isSecret: boolean
  readonly isEditable: boolean
  readonly relation?: GridRelation
  /** Where it leads to many, which it holds as a text of their keys; the table itself has no such column. */
  readonly links?: GridLinks
}

/** Where a column leads, and which field tells the rows there from each other for a person. */
export interface GridRelation {
  readonly target: TableModel
  readonly shown: ColumnModel | undefined
}

/** All tables that were drawn. */
export function gridTables(model: Model): readonly GridTable[] {
  return model.tables.flatMap((table) => gridTable(model, table) ?? [])
}

export function gridTable(model: Model, table: TableModel): GridTable | undefined {
  const stored = table.columns.filter(({ computed }) => computed === undefined)
  const key = stored.find(({ role }) => role === 'key')
  if (key === undefined) return undefined
  const columns = stored.map((column): GridColumn => {
    const secret = isSecret(column)
    const relation = relationOf(model, table, column)
    return {
      model: column,
      isSecret: secret,
      isEditable: !secret && !FIXED.has(column.role),
      ...(relation && { relation }),
    }
  })
  const needed = columns.find(({ isSecret: secret, model: { optional } }) => secret && !optional)
  const closed = needed && `Every row needs a value for ${needed.model.name}, which is a secret.`
  const links = linkColumns(model, table, key)
  return {
    model: table,
    key,
    columns: [...columns, ...links],
    ...(closed !== undefined && { closed }),
  }
}

/** What the database or the backend counts and writes by itself. */
const FIXED: ReadonlySet<ColumnModel['role']> = new Set(['key', 'version', 'updatedAt'])

function relationOf(
  { schema, tables }: Model,
  { names }: TableModel,
  column: ColumnModel,
): GridRelation | undefined {
  const stored = schema.tables.find(({ name }) => name === names.sql)
  const foreign = stored?.foreignKeys.find((one) => one.column === column.sql)
  const target = tables.find((one) => one.names.sql === foreign?.target.table)
  return target && { target, shown: nameColumn(target) }
}
