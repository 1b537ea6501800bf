import { columnCheck, withinLimits } from './column-limits.ts'
import { checkName } from './names.ts'
import { PORTABILITY } from './dialects.ts'
import type { InPlace } from './portability.ts'
import { columnDefinition, defaultValue } from './print-column.ts'
import { foreignKeyClause, namedCheck, printCreateIndex, printCreateTable } from './print-table.ts'
import { identifier, textLiteral } from './quote.ts'
import type { Dialect } from './schema.ts'
import type { Condition, Statement, Value } from './statement.ts'

/** The text of a statement without its semicolon; undefined where the database has nothing to do. */
export function printStatement(statement: Statement, dialect: Dialect): string | undefined {
  const name = (text: string) => identifier(text, dialect)
  const database = PORTABILITY[dialect]
  switch (statement.kind) {
    case 'createTable':
      return printCreateTable(statement.table, statement.foreignKeys, dialect)
    case 'dropTable':
      return `DROP TABLE ${name(statement.table)}`
    case 'renameTable':
      return `ALTER TABLE ${name(statement.from)} RENAME TO ${name(statement.to)}`
    case 'addColumn':
      return `ALTER TABLE ${name(statement.table)} ADD COLUMN ${columnDefinition(statement.column, dialect)}`
    case 'dropColumn':
      return `ALTER TABLE ${name(statement.table)} DROP COLUMN ${name(statement.column)}`
    case 'renameColumn':
      return `ALTER TABLE ${name(statement.table)} RENAME COLUMN ${name(statement.from)} TO ${name(statement.to)}`
    case 'alterColumn': {
      const { table, from, to } = statement
      const definition = columnDefinition(to, dialect)
      if (definition === columnDefinition(from, dialect)) return undefined
      return inPlace(dialect).alterColumn(name(table), from, to, definition)
    }
    case 'createIndex':
      return printCreateIndex(statement.table, statement.index, dialect)
    case 'dropIndex':
      return database.dropIndex(name(statement.table), name(statement.index))
    case 'renameIndex': {
      const { table, from, to } = statement
      return inPlace(dialect).renameIndex(name(table), name(from), name(to))
    }
    case 'addForeignKey':
      return `ALTER TABLE ${name(statement.table)} ADD ${foreignKeyClause(statement.foreignKey, dialect)}`
    case 'dropForeignKey':
      return inPlace(dialect).dropForeignKey(name(statement.table), name(statement.foreignKey))
    case 'addCheck': {
      const { table, column } = statement
      const check = columnCheck(column, dialect)
      if (!check) return undefined
      return `ALTER TABLE ${name(table)} ADD ${namedCheck(checkName(table, column.name), check, dialect)}`
    }
    case 'dropCheck': {
      const { table, column } = statement
      if (columnCheck(column, dialect) === undefined) return undefined
      return `ALTER TABLE ${name(table)} DROP CONSTRAINT ${name(checkName(table, column.name))}`
    }
    case 'update': {
      const { table, column, value, where } = statement
      return `UPDATE ${name(table)} SET ${name(column)} = ${printValue(value, dialect)} WHERE ${printCondition(where, dialect)}`
    }
    case 'delete':
      return `DELETE FROM ${name(statement.table)} WHERE ${printCondition(statement.where, dialect)}`
    case 'copyRows': {
      const { from, to, columns } = statement
      const into = columns.map((column) => name(column.name)).join(', ')
      const values = columns.map((column) => printValue(column.value, dialect)).join(', ')
      return `INSERT INTO ${name(to)} (${into})\nSELECT ${values} FROM ${name(from)}`
    }
    case 'ignoreChecks':
      return `PRAGMA ignore_check_constraints = ${statement.on ? 'ON' : 'OFF'}`
    case 'forgetCounter':
      return `DELETE FROM sqlite_sequence WHERE name = ${textLiteral(statement.table, dialect)}`
    case 'copyCounter': {
      const to = textLiteral(statement.to, dialect)
      return `INSERT INTO sqlite_sequence (name, seq)\nSELECT ${to}, seq FROM sqlite_sequence WHERE name = ${textLiteral(statement.from, dialect)}`
    }
  }
}

export function printValue(value: Value, dialect: Dialect): string {
  switch (value.kind) {
    case 'column':
      return identifier(value.name, dialect)
    case 'null':
      return 'NULL'
    case 'default':
      return defaultValue(value.value, value.type, dialect)
    case 'filled':
      return `coalesce(${printValue(value.value, dialect)}, ${printValue(value.empty, dialect)})`
    case 'start':
      return `substr(${identifier(value.column, dialect)}, 1, ${value.length})`
    case 'literal':
      return PORTABILITY[dialect].literal(value.value, value.type)
    case 'within':
      return withinLimits(printValue(value.value, dialect), value.column, dialect)
    case 'converted': {
      const name = identifier(value.from.name, dialect)
      return PORTABILITY[dialect].convert(name, value.from.type, value.to.type)
    }
  }
}

export function printCondition(condition: Condition, dialect: Dialect): string {
  switch (condition.kind) {
    case 'isNull':
      return `${identifier(condition.column, dialect)} IS NULL`
    case 'longerThan': {
      const length = PORTABILITY[dialect].characters(identifier(condition.column, dialect))
      return `${length} > ${condition.length}`
    }
    case 'notIn': {
      const values = condition.values.map((value) => textLiteral(value, dialect))
      return `${identifier(condition.column, dialect)} NOT IN (${values.join(', ')})`
    }
    case 'outside':
      return `NOT (${columnCheck(condition.column, dialect)})`
    case 'compare': {
      const { column, operator, value } = condition
      return `${identifier(column, dialect)} ${operator} ${printValue(value, dialect)}`
    }
  }
}

function inPlace(dialect: Dialect): InPlace {
  const { inPlace: changes } = PORTABILITY[dialect]
  if (!changes) throw new Error(`${dialect} rebuilds a table instead of altering it.`)
  return changes
}
