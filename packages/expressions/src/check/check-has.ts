import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { present } from '../types/basic.ts'
import { assignable } from '../types/assignable.ts'
import { typePhrase } from '../types/type-text.ts'
import { adapt } from './adapt.ts'
import type { Context } from './context.ts'
import { idOf } from './identity.ts'
import { refuseNothing } from './nothing.ts'

/** `tags has 'new'`, `row.members has user`: nothing is in no list. */
export function checkHas(piece: TypedNode<'binary'>, context: Context): TypedExpression {
  const { left, right } = piece
  if (refuseNothing(left, context, true)) return piece
  if (left.type.kind !== 'list') {
    context.report(
      left.span,
      `\`${print(left)}\` is ${typePhrase(left.type)}, and no list.`,
      left.type.kind === 'text'
        ? `Write \`contains(${print(left)}, ${print(right)})\`.`
        : undefined,
    )
    return piece
  }
  const { of } = left.type
  const value = present(right.type)
  const [itemId, valueId] = [idOf(present(of), context.scope), idOf(value, context.scope)]
  if (itemId !== undefined && assignable(valueId ?? value, itemId)) return piece
  if (isTextual(present(of)) && isTextual(value) && right.kind !== 'literal') return piece
  const adapted = adapt({ ...right, type: value }, present(of))
  const isPlain = !['object', 'row', 'json', 'list', 'bytes'].includes(present(of).kind)
  if (adapted !== undefined && isPlain && adapted.kind !== 'conversion')
    return {
      ...piece,
      right: { ...adapted, type: right.kind === 'literal' ? adapted.type : right.type },
    }
  context.report(
    right.span,
    `\`${print(left)}\` is ${typePhrase(left.type)}; it can't hold \`${print(right)}\`, which is ${typePhrase(right.type)}.`,
  )
  return piece
}

/** A list of choices may be asked for any text; a fixed one has to be a choice. */
const isTextual = ({ kind }: Type): boolean => kind === 'text' || kind === 'enum'
