import { code, name } from '@drawbridge/source/pieces'
import { POSTFIX } from '../operators.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { mayBeNothing, present, UNKNOWN } from '../types/basic.ts'
import { free } from './free-name.ts'
import { helper } from './helper.ts'
import { at, piece, type Piece } from './piece.ts'
import type { Writer } from './writer.ts'

/** `tags.includes(tag)`; objects by their ids. Nothing is in no list. */
export function printHas(left: TypedExpression, right: TypedExpression, write: Writer): Piece {
  const items = at(write.value(left), POSTFIX)
  const of = left.type.kind === 'list' ? left.type.of : UNKNOWN
  if (present(of).kind === 'object') {
    const item = code`${name(free('item', right))}`
    const value = write.value(right)
    const isObject = present(right.type).kind === 'object'
    const id = isObject
      ? code`${at(value, POSTFIX)}${mayBeNothing(right.type) ? code`?.` : code`.`}id`
      : value.code
    const itemId = mayBeNothing(of) ? code`${item}?.id` : code`${item}.id`
    return piece(code`${items}.some((${item}) => ${itemId} === ${id})`)
  }
  if (mayBeNothing(of) || mayBeNothing(right.type) || needsExact(of, right) || isNarrow(of, right))
    return piece(
      code`${helper(needsExact(of, right) ? 'hasNumber' : 'has', 'lists')}(${items}, ${write.settled(right).code})`,
    )
  return piece(code`${items}.includes(${write.settled(right).code})`)
}

/** Exact numbers of different scales are equal without being the same text. */
function needsExact(of: TypedExpression['type'], right: TypedExpression): boolean {
  const [a, b] = [present(of), present(right.type)]
  return (
    a.kind === 'decimal' && (b.kind !== 'decimal' || a.scale === undefined || a.scale !== b.scale)
  )
}

/** `includes` of a list of choices takes no other text. */
const isNarrow = (of: TypedExpression['type'], right: TypedExpression): boolean =>
  present(of).kind === 'enum' && right.type.kind !== 'enum'
