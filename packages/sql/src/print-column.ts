import { columnChecks } from './column-limits.ts'
import { PORTABILITY } from './dialects.ts'
import { identifier } from './quote.ts'
import type { Column, ColumnDefault, ColumnType, Dialect } from './schema.ts'

/** How a column of this type is declared: `VARCHAR(200)`. */
export function columnType(type: ColumnType, dialect: Dialect): string {
  return PORTABILITY[dialect].columnType(type)
}

/** A column as it stands in CREATE TABLE, ADD COLUMN and MODIFY COLUMN. */
export function columnDefinition(column: Column, dialect: Dialect): string {
  const database = PORTABILITY[dialect]
  const name = identifier(column.name, dialect)
  if (column.default?.kind === 'autoincrement') return database.counter(name)
  const words = [name, database.columnType(column.type)]
  if (!column.nullable) words.push('NOT NULL')
  if (column.default) words.push('DEFAULT', defaultClause(column, column.default, dialect))
  if (!database.namedConstraints)
    words.push(...columnChecks(column, dialect).map((check) => `CHECK (${check})`))
  return words.join(' ')
}

/** A default as an expression: what a row gets that says nothing. */
export function defaultValue(value: ColumnDefault, type: ColumnType, dialect: Dialect): string {
  const database = PORTABILITY[dialect]
  switch (value.kind) {
    case 'literal':
      return database.literal(value.value, type)
    case 'now':
      return database.now(type)
    case 'uuid':
      return database.uuid
    case 'autoincrement':
      throw new Error('Keys that the database counts up have no default to write.')
  }
}

function defaultClause(column: Column, value: ColumnDefault, dialect: Dialect): string {
  const text = defaultValue(value, column.type, dialect)
  const of = value.kind === 'literal' ? 'literal' : 'expression'
  return PORTABILITY[dialect].defaultOf(text, of, column.type)
}
