import type { Type } from '../type.ts'
import { fit } from './assignable.ts'
import { decimal, list, nullable, TEXT } from './basic.ts'

/** The narrowest type that both have a place in, if there is one. */
export function commonType(a: Type, b: Type): Type | undefined {
  if (a.kind === 'unknown') return b
  if (b.kind === 'unknown') return a
  if (a.kind === 'null') return nullable(b)
  if (b.kind === 'null') return nullable(a)
  if (a.kind === 'nullable' || b.kind === 'nullable') {
    const of = commonType(a.kind === 'nullable' ? a.of : a, b.kind === 'nullable' ? b.of : b)
    return of && nullable(of)
  }
  if (a.kind === 'decimal' && b.kind === 'decimal')
    return a.scale === undefined || b.scale === undefined
      ? decimal()
      : decimal(Math.max(a.scale, b.scale))
  if (a.kind === 'enum' && b.kind === 'enum')
    return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] }
  if (isTextual(a) && isTextual(b)) return TEXT
  if (a.kind === 'list' && b.kind === 'list') {
    const of = commonType(a.of, b.of)
    return of && list(of)
  }
  if (fit(a, b) !== 'no') return widest(a, b)
  return fit(b, a) === 'no' ? undefined : widest(b, a)
}

const isTextual = (type: Type): boolean => type.kind === 'text' || type.kind === 'enum'

/** `to`, where `from` fits into it; an exact number holds whole ones without decimals. */
function widest(from: Type, to: Type): Type {
  if (to.kind === 'decimal' && to.scale === undefined && from.kind !== 'decimal') return decimal()
  return to
}
