import { code, name, type Code } from '@drawbridge/source/pieces'
import { factsOf } from '../check/facts.ts'
import type { ListMethod } from '../expression.ts'
import { POSTFIX } from '../operators.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { mayBeNothing } from '../types/basic.ts'
import { toTypeScriptType } from '../types/typescript-type.ts'
import { comparison, sumOf } from './comparison.ts'
import { helper } from './helper.ts'
import { at, piece, type Piece } from './piece.ts'
import { staysLiteral } from './stays-literal.ts'
import type { Writer } from './writer.ts'

/** `items.map((item) => item.price)` */
export function printMethod(typed: TypedNode<'method'>, write: Writer): Piece {
  const { method, parameter, body } = typed
  const items = write.value(typed.object)
  const inner = write.within(parameter)
  const given = inner.settled(body).code
  const isSaid = GIVEN.has(method)
    ? body.kind !== 'literal' && staysLiteral(body)
    : ASKED.has(method) && makesSure(body, parameter)
  const type = isSaid && code`: ${toTypeScriptType(body.type)}`
  const arrow = code`(${name(parameter)})${type} => ${beginsWithBrace(given) ? code`(${given})` : given}`
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
      return piece(sumOf(typed.type, code`${object}.map(${arrow})`))
  }
}

/** The methods that give on what their arrow gives, in its very type. */
const GIVEN: ReadonlySet<ListMethod> = new Set(['map', 'groupBy'])

/** The methods after which TypeScript takes the items for what their arrow has found out. */
const ASKED: ReadonlySet<ListMethod> = new Set(['filter', 'find', 'every'])

/** Whether an item is known to be one of some literals, or nothing, where the answer is yes. */
function makesSure(body: TypedExpression, item: string): boolean {
  const fact = factsOf(body, true).get(item)
  return fact?.only !== undefined || fact?.presence === 'nothing'
}

/** Behind an arrow, a brace would begin a block. */
function beginsWithBrace({ strings, holes }: Code): boolean {
  const [start = ''] = strings
  const [first] = holes
  if (start !== '') return start.startsWith('{')
  return first instanceof Object && 'strings' in first && beginsWithBrace(first)
}
