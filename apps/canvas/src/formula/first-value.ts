import type { Type } from '@drawbridge/expressions'
import { printFixed } from './mode.ts'

/** What a value is compared with until a person says with what: something of its own type. */
export function firstValueOf(type: Type | undefined): string {
  switch (type?.kind) {
    case 'nullable':
      return firstValueOf(type.of)
    case 'integer':
    case 'float':
    case 'bigint':
    case 'decimal':
      return '0'
    case 'date':
      return 'today()'
    case 'datetime':
      return 'now()'
    case 'enum':
      return printFixed({ type: 'text', value: type.values[0] ?? '' })
    default:
      return "''"
  }
}
