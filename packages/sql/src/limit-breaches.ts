import { LIMITS } from './limits.ts'
import type { ColumnType, Dialect, Index, Table } from './schema.ts'

/** A limit of the database that a table would break. Bytes, or a count of columns or digits. */
export interface LimitBreach {
  readonly limit:
    | 'rowBytes'
    | 'indexKeyBytes'
    | 'columnsPerTable'
    | 'columnsPerIndex'
    | 'decimalPrecision'
    | 'decimalScale'
    | 'stringLength'
  readonly column?: string
  readonly index?: string
  readonly actual: number
  readonly allowed: number
}

/** Every limit of the dialect that this table breaks; none means that the database will take it. */
export function limitBreaches(table: Table, dialect: Dialect): readonly LimitBreach[] {
  const limits = LIMITS[dialect]
  const breaches: LimitBreach[] = []
  const measure = (breach: Omit<LimitBreach, 'allowed'>) => {
    if (breach.actual > limits[breach.limit])
      breaches.push({ ...breach, allowed: limits[breach.limit] })
  }
  for (const { name, type } of table.columns) {
    if (type.type === 'decimal') {
      measure({ limit: 'decimalPrecision', column: name, actual: type.precision })
      measure({ limit: 'decimalScale', column: name, actual: type.scale })
    }
    if (type.type === 'string')
      measure({ limit: 'stringLength', column: name, actual: type.length })
  }
  for (const index of table.indexes) {
    measure({ limit: 'columnsPerIndex', index: index.name, actual: index.columns.length })
    if (index.kind !== 'fulltext')
      measure({ limit: 'indexKeyBytes', index: index.name, actual: indexBytes(table, index) })
  }
  measure({ limit: 'columnsPerTable', actual: table.columns.length })
  measure({
    limit: 'rowBytes',
    actual: table.columns.reduce((sum, column) => sum + rowBytes(column.type), 0),
  })
  return breaches
}

function indexBytes(table: Table, index: Index): number {
  return index.columns.reduce((sum, name) => {
    const column = table.columns.find((candidate) => candidate.name === name)
    return sum + (column ? keyBytes(column.type) : 0)
  }, 0)
}

/** Bytes in a row, as MySQL counts them: long text and bytes are stored beside it. */
function rowBytes(type: ColumnType): number {
  if (type.type === 'text' || type.type === 'json') return 12
  if (type.type === 'bytes') return type.length > VARBINARY_LENGTH ? 10 : type.length + 2
  return keyBytes(type) + 1
}

function keyBytes(type: ColumnType): number {
  switch (type.type) {
    case 'string':
      return type.length * 4 + 2
    case 'enum':
      return Math.max(1, ...type.values.map((value) => value.length)) * 4 + 2
    case 'text':
    case 'json':
      return Number.MAX_SAFE_INTEGER
    case 'bytes':
      return type.length + 2
    case 'uuid':
      return 36
    case 'decimal':
      return Math.ceil(type.precision / 9) * 4 + 4
    case 'boolean':
      return 1
    default:
      return 8
  }
}

/** Bytes longer than this are kept beside the row in MySQL. */
export const VARBINARY_LENGTH = 1024
