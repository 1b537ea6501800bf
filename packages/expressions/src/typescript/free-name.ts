import type { Expression } from '../expression.ts'
import type { TypedExpression } from '../typed-expression.ts'

/** This name, or one like it that the formula does not mention. */
export function free(wish: string, ...formulas: readonly TypedExpression[]): string {
  const taken = new Set(formulas.flatMap(namesIn))
  let name = wish
  for (let count = 2; taken.has(name); count += 1) name = `${wish}${count}`
  return name
}

/** Every name in a formula, of arrows too. */
export function namesIn(typed: TypedExpression): readonly string[] {
  switch (typed.kind) {
    case 'literal':
      return []
    case 'name':
      return [typed.name]
    case 'method':
      return [typed.parameter, ...namesIn(typed.object), ...namesIn(typed.body)]
    default:
      return partsOf(typed).flatMap(namesIn)
  }
}

/** The pieces that a piece is made of, in the order they are written. */
export function partsOf(typed: TypedExpression): readonly TypedExpression[]
export function partsOf(formula: Expression): readonly Expression[]
export function partsOf(
  typed: Expression | TypedExpression,
): readonly (Expression | TypedExpression)[] {
  switch (typed.kind) {
    case 'literal':
    case 'name':
      return []
    case 'template':
      return typed.values
    case 'member':
      return [typed.object]
    case 'index':
      return [typed.object, typed.index]
    case 'unary':
    case 'conversion':
      return [typed.operand]
    case 'binary':
      return [typed.left, typed.right]
    case 'choice':
      return [typed.condition, typed.then, typed.otherwise]
    case 'call':
      return typed.arguments
    case 'method':
      return [typed.object, typed.body]
    case 'list':
      return typed.items
    case 'object':
      return typed.entries.map(({ value }) => value)
  }
}
