import { printLiteral, type LiteralForms } from '../literal.ts'
import { VARBINARY_LENGTH } from '../limit-breaches.ts'
import type { Portability } from '../portability.ts'
import { oneOf } from '../quote.ts'
import type { ColumnType } from '../schema.ts'

/** Only what MySQL 9 and MariaDB 10.11 both take: each accepts things that the other refuses. */
export const mysql: Portability = {
  columnType,
  literal: (value, type) => printLiteral(value, type, 'mysql', LITERALS),
  now: ({ type }) => (type === 'date' ? 'UTC_DATE()' : 'UTC_TIMESTAMP(3)'),
  uuid: 'UUID()',
  defaultOf: (text, of, { type }) =>
    of === 'expression' || type === 'text' || type === 'json' || type === 'bytes'
      ? `(${text})`
      : text,
  counter: (column) => `${column} BIGINT NOT NULL AUTO_INCREMENT`,
  check: ({ name, type }) => (type.type === 'enum' ? oneOf(name, type.values, 'mysql') : undefined),
  namedConstraints: true,
  inlineIndexes: true,
  tableOptions: ' ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  createIndex: (table, { name, columns, kind }) =>
    `ALTER TABLE ${table} ADD ${INDEX[kind]} ${name} (${columns.join(', ')})`,
  dropIndex: (table, index) => `ALTER TABLE ${table} DROP INDEX ${index}`,
  inPlace: {
    alterColumn: (table, _from, _to, definition) =>
      `ALTER TABLE ${table} MODIFY COLUMN ${definition}`,
    renameIndex: (table, from, to) => `ALTER TABLE ${table} RENAME INDEX ${from} TO ${to}`,
    dropForeignKey: (table, name) => `ALTER TABLE ${table} DROP FOREIGN KEY ${name}`,
  },
  characters: (text) => `char_length(${text})`,
  padded: (text, length) => `rpad(${text}, ${length}, '-')`,
  convert: (text) => text,
}

export const INDEX = { plain: 'INDEX', unique: 'UNIQUE INDEX', fulltext: 'FULLTEXT INDEX' } as const

function columnType(type: ColumnType): string {
  switch (type.type) {
    case 'string':
      return `VARCHAR(${type.length})`
    case 'text':
      return 'MEDIUMTEXT'
    case 'integer':
    case 'bigint':
      return 'BIGINT'
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`
    case 'float':
      return 'DOUBLE'
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'datetime':
      return 'DATETIME(3)'
    case 'json':
      return 'JSON'
    case 'uuid':
      return 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin'
    case 'enum':
      return `VARCHAR(${Math.max(1, ...type.values.map((value) => [...value].length))})`
    case 'bytes':
      return type.length > VARBINARY_LENGTH ? 'BLOB' : `VARBINARY(${type.length})`
  }
}

const LITERALS: LiteralForms = {
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  decimal: (digits) => digits,
  datetime: (iso) => iso.replace('T', ' ').replace('Z', ''),
  bytes: (hex) => `x'${hex}'`,
}
