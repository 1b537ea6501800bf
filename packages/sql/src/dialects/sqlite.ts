import { printLiteral, type LiteralForms } from '../literal.ts'
import type { Portability } from '../portability.ts'
import { identifier, oneOf } from '../quote.ts'
import { scaleDecimal } from '../scale-decimal.ts'
import type { Column, ColumnType } from '../schema.ts'

/** A version 4 uuid from sixteen random bytes; SQLite has no function for it. */
const UUID =
  "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || " +
  "substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"

export const sqlite: Portability = {
  columnType: ({ type }) => TYPE[type],
  literal: (value, type) => printLiteral(value, type, 'sqlite', LITERALS),
  now: ({ type }) =>
    type === 'date' ? "strftime('%Y-%m-%d', 'now')" : "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
  uuid: UUID,
  defaultOf: (text, of) => (of === 'expression' ? `(${text})` : text),
  counter: (column) => `${column} INTEGER PRIMARY KEY AUTOINCREMENT`,
  check,
  namedConstraints: false,
  inlineIndexes: false,
  tableOptions: ' STRICT',
  // Full text needs a virtual table of its own here; a search reads the rows instead.
  createIndex: (table, { name, columns, kind }) =>
    kind === 'fulltext'
      ? undefined
      : `CREATE ${kind === 'unique' ? 'UNIQUE INDEX' : 'INDEX'} ${name} ON ${table} (${columns.join(', ')})`,
  dropIndex: (_table, index) => `DROP INDEX IF EXISTS ${index}`,
  characters: (text) => `length(${text})`,
  padded: (text, length) => `substr(${text} || printf('%.${length}c', '-'), 1, ${length})`,
  convert,
}

const TYPE: Readonly<Record<ColumnType['type'], string>> = {
  string: 'TEXT',
  text: 'TEXT',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  decimal: 'INTEGER',
  float: 'REAL',
  boolean: 'INTEGER',
  date: 'TEXT',
  datetime: 'TEXT',
  json: 'TEXT',
  uuid: 'TEXT',
  enum: 'TEXT',
  bytes: 'BLOB',
}

const LITERALS: LiteralForms = {
  boolean: (value) => (value ? '1' : '0'),
  decimal: (digits, scale) => String(scaleDecimal(digits, scale)),
  datetime: (iso) => iso,
  bytes: (hex) => `x'${hex}'`,
}

function check({ name, type }: Column): string | undefined {
  const column = identifier(name, 'sqlite')
  switch (type.type) {
    case 'enum':
      return oneOf(name, type.values, 'sqlite')
    case 'string':
    case 'bytes':
      return `length(${column}) <= ${type.length}`
    case 'boolean':
      return `${column} IN (0, 1)`
    case 'decimal':
      return `abs(${column}) < 1${'0'.repeat(type.precision)}`
    case 'json':
      return `json_valid(${column})`
    default:
      return undefined
  }
}

/** Decimals are counted in their smallest unit, so a change of scale moves the digits. */
function convert(text: string, from: ColumnType, to: ColumnType): string {
  if (from.type === 'date' && to.type === 'datetime') return `${text} || 'T00:00:00.000Z'`
  if (from.type === 'datetime' && to.type === 'date') return `substr(${text}, 1, 10)`
  if (to.type !== 'decimal') return text
  const places = to.scale - (from.type === 'decimal' ? from.scale : 0)
  if (places >= 0) return places === 0 ? text : `${text} * ${10n ** BigInt(places)}`
  const unit = 10n ** BigInt(-places)
  return `(${text} + CASE WHEN ${text} < 0 THEN -${unit / 2n} ELSE ${unit / 2n} END) / ${unit}`
}
