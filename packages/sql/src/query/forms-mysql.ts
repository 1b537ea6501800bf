import { pieces } from './pieces.ts'
import type { QueryForms } from './query-forms.ts'

export const mysql: QueryForms = {
  parameter: (type) => {
    switch (type.kind) {
      case 'decimal':
        return ['CAST(', ` AS DECIMAL(65, ${type.scale}))`]
      case 'bigint':
      case 'integer':
        return ['CAST(', ' AS SIGNED)']
      case 'datetime':
        return ['CAST(', ' AS DATETIME(3))']
      case 'date':
        return ['CAST(', ' AS DATE)']
      case 'text':
        return ['', ' COLLATE utf8mb4_bin']
      default:
        return ['', '']
    }
  },
  same: (left, right) => pieces`${left} <=> ${right}`,
  different: (left, right) => pieces`NOT (${left} <=> ${right})`,
  position: (text, part) => pieces`locate(${part}, ${text})`,
  cast: (value, from, to) =>
    to.kind === 'float' && from.kind !== 'float' ? pieces`(${value} + 0e0)` : value,
  total: (sum, { kind }) =>
    kind === 'integer' || kind === 'bigint' ? pieces`CAST(${sum} AS SIGNED)` : sum,
  zero: (type) => {
    if (type.kind === 'float') return '0e0'
    return type.kind === 'decimal' && type.scale > 0 ? `0.${'0'.repeat(type.scale)}` : '0'
  },
  joined: (value, order, between) =>
    pieces`group_concat(${value} ORDER BY ${order} SEPARATOR ${between})`,
  call: (name, [first = [], ...others]) => {
    switch (name) {
      case 'length':
        return pieces`char_length(${first})`
      case 'concat':
        return pieces`concat(${first}${others.flatMap((one) => pieces`, ${one}`)})`
      case 'absolute':
        return pieces`abs(${first})`
      case 'dateOf':
        return pieces`date(${first})`
      case 'yearOf':
        return pieces`year(${first})`
      case 'monthOf':
        return pieces`month(${first})`
      case 'dayOf':
        return pieces`dayofmonth(${first})`
      case 'now':
        return ['UTC_TIMESTAMP(3)']
      case 'today':
        return ['UTC_DATE()']
      default:
        return pieces`${name}(${first})`
    }
  },
  nullsFirst: true,
  noLimit: '18446744073709551615',
}
