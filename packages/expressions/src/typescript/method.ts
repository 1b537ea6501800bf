import { code, lit, name, type Code } from '@drawbridge/source/pieces'
import { POSTFIX } from '../operators.ts'
import type { Type } from '../type.ts'
import type { TypedNode } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { helper } from './helper.ts'
import { at, piece, type Piece } from './piece.ts'
import type { Writer } from './writer.ts'

/** `items.map((item) => item.price)` */
export function printMethod(typed: TypedNode<'method'>, write: Writer): Piece {
  const { method, parameter, body } = typed
  const items = write.value(typed.object)
  const inner = write.within(parameter)
  const given = inner.settled(body).code
  const arrow = code`(${name(parameter)}) => ${body.kind === 'object' ? code`(${given})` : given}`
  const object = at(items, POSTFIX)
  switch (method) {
    case 'map':
    case 'filter':
    case 'some':
    case 'every':
      return piece(code`${object}.${name(method)}(${arrow})`)
    case 'find':
      return piece(
        code`${object}.find(${arrow})`,
        POSTFIX,
        typed.object.type.kind === 'list' && mayBeNothing(typed.object.type.of)
          ? 'either'
          : 'undefined',
      )
    case 'sortBy':
      return piece(
        code`${helper('sortBy', 'sorting')}(${items.code}, ${arrow}, ${comparison(body.type)})`,
      )
    case 'groupBy':
      return piece(code`${helper('groupBy', 'lists')}(${items.code}, ${arrow})`)
    case 'sumOf':
      return printSum(typed, code`${object}.map(${arrow})`)
  }
}

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

function printSum({ type }: TypedNode<'method'>, numbers: Code): Piece {
  return piece(sumOf(type, numbers))
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
