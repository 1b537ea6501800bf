import { columnCheck } from './column-limits.ts'
import { checkName } from './names.ts'
import { PORTABILITY } from './dialects.ts'
import { columnDefinition } from './print-column.ts'
import { identifier } from './quote.ts'
import type { Dialect, ForeignKey, Index, OnDelete, Table } from './schema.ts'

const ON_DELETE: Readonly<Record<OnDelete, string>> = {
  restrict: 'RESTRICT',
  cascade: 'CASCADE',
  setNull: 'SET NULL',
}

const INLINE_INDEX: Readonly<Record<Index['kind'], string>> = {
  plain: 'INDEX',
  unique: 'UNIQUE INDEX',
  fulltext: 'FULLTEXT INDEX',
}

export function printCreateTable(
  table: Table,
  foreignKeys: readonly ForeignKey[],
  dialect: Dialect,
): string {
  const database = PORTABILITY[dialect]
  const lines = table.columns.map((column) => columnDefinition(column, dialect))
  const counted = table.columns.some(({ default: value }) => value?.kind === 'autoincrement')
  // SQLite's counter is a primary key by itself.
  if (!counted || database.namedConstraints)
    lines.push(`PRIMARY KEY (${names(table.primaryKey, dialect)})`)
  if (database.inlineIndexes) {
    for (const { name, columns, kind } of table.indexes) {
      lines.push(`${INLINE_INDEX[kind]} ${identifier(name, dialect)} (${names(columns, dialect)})`)
    }
  }
  if (database.namedConstraints) {
    for (const column of table.columns) {
      const check = columnCheck(column, dialect)
      if (check) lines.push(namedCheck(checkName(table.name, column.name), check, dialect))
    }
  }
  for (const foreignKey of foreignKeys) lines.push(foreignKeyClause(foreignKey, dialect))
  const body = lines.map((line) => `  ${line}`).join(',\n')
  return `CREATE TABLE ${identifier(table.name, dialect)} (\n${body}\n)${database.tableOptions}`
}

export function printCreateIndex(
  table: string,
  index: Index,
  dialect: Dialect,
): string | undefined {
  return PORTABILITY[dialect].createIndex(identifier(table, dialect), {
    name: identifier(index.name, dialect),
    columns: index.columns.map((column) => identifier(column, dialect)),
    kind: index.kind,
  })
}

export function foreignKeyClause(foreignKey: ForeignKey, dialect: Dialect): string {
  const { name, column, target, onDelete } = foreignKey
  const label = PORTABILITY[dialect].namedConstraints
    ? `CONSTRAINT ${identifier(name, dialect)} `
    : ''
  const to = `${identifier(target.table, dialect)} (${identifier(target.column, dialect)})`
  return `${label}FOREIGN KEY (${identifier(column, dialect)}) REFERENCES ${to} ON DELETE ${ON_DELETE[onDelete]}`
}

export function namedCheck(name: string, check: string, dialect: Dialect): string {
  return `CONSTRAINT ${identifier(name, dialect)} CHECK (${check})`
}

function names(columns: readonly string[], dialect: Dialect): string {
  return columns.map((column) => identifier(column, dialect)).join(', ')
}
