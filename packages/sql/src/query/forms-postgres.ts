import { postgres as portability } from '../dialects/postgres.ts'
import { mysql } from './forms-mysql.ts'
import { pieces } from './pieces.ts'
import type { QueryForms } from './query-forms.ts'
import { standardCall } from './standard-call.ts'
import { widestColumn, type ValueType } from './value-type.ts'

export const postgres: QueryForms = {
  parameter: (type) => ['', `::${typeName(type)}`],
  same: (left, right) => pieces`${left} IS NOT DISTINCT FROM ${right}`,
  different: (left, right) => pieces`${left} IS DISTINCT FROM ${right}`,
  position: (text, part) => pieces`strpos(${text}, ${part})`,
  cast: (value, from, to) =>
    to.kind === 'float' && from.kind !== 'float' ? pieces`(${value})::double precision` : value,
  total: (sum, { kind }) =>
    kind === 'integer' || kind === 'bigint' ? pieces`${sum}::bigint` : sum,
  zero: mysql.zero,
  joined: (value, order, between) =>
    pieces`string_agg(CAST(${value} AS text), ${between} ORDER BY ${order})`,
  call: (name, texts) => {
    const [first = []] = texts
    switch (name) {
      case 'dateOf':
        return pieces`(${first} AT TIME ZONE 'UTC')::date`
      // The collation of our columns knows the letters A to Z alone.
      case 'lower':
      case 'upper':
        return pieces`(${name}(${first} COLLATE "und-x-icu") COLLATE "C")`
      case 'yearOf':
        return pieces`extract(year FROM ${first})::bigint`
      case 'monthOf':
        return pieces`extract(month FROM ${first})::bigint`
      case 'dayOf':
        return pieces`extract(day FROM ${first})::bigint`
      case 'now':
        return ["date_trunc('milliseconds', statement_timestamp())"]
      case 'today':
        return ["(statement_timestamp() AT TIME ZONE 'UTC')::date"]
      default:
        return standardCall(name, texts)
    }
  },
  nullsFirst: false,
  noLimit: 'ALL',
}

/** Without the limits of a column: `numeric`, `text`. */
function typeName(type: ValueType): string {
  if (type.kind === 'decimal') return 'numeric'
  if (type.kind === 'datetime') return 'timestamptz'
  return type.kind === 'text' ? 'text' : portability.columnType(widestColumn(type))
}
