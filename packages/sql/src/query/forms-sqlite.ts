import { pieces } from './pieces.ts'
import type { QueryForms } from './query-forms.ts'
import { standardCall } from './standard-call.ts'
import type { ValueType } from './value-type.ts'

export const sqlite: QueryForms = {
  parameter: () => ['', ''],
  same: (left, right) => pieces`${left} IS ${right}`,
  different: (left, right) => pieces`${left} IS NOT ${right}`,
  position: (text, part) => pieces`instr(${text}, ${part})`,
  cast: (value, from, to) => {
    const places = scaleOf(to) - scaleOf(from)
    if (to.kind === 'float' && from.kind === 'decimal')
      return pieces`(${value} / ${`${10n ** BigInt(from.scale)}.0`})`
    if (to.kind === 'float') return pieces`CAST(${value} AS REAL)`
    return places > 0 ? pieces`(${value} * ${String(10n ** BigInt(places))})` : value
  },
  total: (sum) => sum,
  zero: ({ kind }) => (kind === 'float' ? '0.0' : '0'),
  joined: (value, order, between) => pieces`group_concat(${value}, ${between} ORDER BY ${order})`,
  call: (name, texts) => {
    const [first = []] = texts
    switch (name) {
      case 'dateOf':
        return pieces`substr(${first}, 1, 10)`
      case 'yearOf':
        return pieces`CAST(substr(${first}, 1, 4) AS INTEGER)`
      case 'monthOf':
        return pieces`CAST(substr(${first}, 6, 2) AS INTEGER)`
      case 'dayOf':
        return pieces`CAST(substr(${first}, 9, 2) AS INTEGER)`
      case 'now':
        return ["strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"]
      case 'today':
        return ["date('now')"]
      default:
        return standardCall(name, texts)
    }
  },
  nullsFirst: true,
  noLimit: '-1',
}

/** A decimal counts its last place. */
function scaleOf(type: ValueType): number {
  return type.kind === 'decimal' ? type.scale : 0
}
