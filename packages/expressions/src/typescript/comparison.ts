import { code, lit, type Code } from '@drawbridge/source/pieces'
import type { Type } from '../type.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { helper } from './helper.ts'

/** The order of the table of values: nothing first. */
export function comparison(type: Type): Code {
  const order = orderOf(present(type))
  return mayBeNothing(type) ? code`${helper('nothingFirst', 'sorting')}(${order})` : order
}

function orderOf(type: Type): Code {
  if (type.kind === 'text' || type.kind === 'enum') return code`${helper('byText', 'sorting')}`
  if (type.kind === 'decimal' || type.kind === 'bigint')
    return code`${helper('byExact', 'sorting')}`
  return code`${helper('byValue', 'sorting')}`
}

/** The sum of a list of numbers of this type. */
export function sumOf(type: Type, numbers: Code): Code {
  if (type.kind === 'decimal')
    return type.scale === undefined
      ? code`${helper('exactSum', 'sums')}(${numbers})`
      : code`${helper('exactSum', 'sums')}(${numbers}, ${lit(type.scale)})`
  if (type.kind === 'bigint') return code`${helper('exactSum', 'sums')}(${numbers}, 0)`
  return code`${helper('sum', 'sums')}(${numbers})`
}
