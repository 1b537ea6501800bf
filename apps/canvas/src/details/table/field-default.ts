import type { Field } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'

/** A default as people type it: `now`, `uuid`, or the value itself. */
export function defaultText({ default: value }: Pick<Field, 'default'>): string {
  if (!value) return ''
  return value.kind === 'literal' ? String(value.value) : value.kind
}

export function readDefault(typed: string, type: Field['type']): Json | undefined {
  if (typed === '') return undefined
  if (typed === 'now' && (type === 'datetime' || type === 'date')) return { kind: 'now' }
  if (typed === 'uuid' && type === 'uuid') return { kind: 'uuid' }
  if (type === 'boolean' && /^(true|yes|false|no)$/i.test(typed))
    return { kind: 'literal', value: /^(true|yes)$/i.test(typed) }
  const number = Number(typed)
  if ((type === 'integer' || type === 'float') && !Number.isNaN(number))
    return { kind: 'literal', value: number }
  return { kind: 'literal', value: typed }
}
