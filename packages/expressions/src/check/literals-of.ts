import type { TypedExpression } from '../typed-expression.ts'
import { templateText } from '../typescript/literal-text.ts'
import { literalKey } from './facts.ts'

/** The literals that a value is one of, if it is there, as far as the formula and the conditions before it tell. */
export function literalsOf(typed: TypedExpression): ReadonlySet<string> | undefined {
  if (typed.type.kind === 'null') return new Set()
  switch (typed.kind) {
    case 'literal':
      return typed.value.type === 'null' ? new Set() : new Set([literalKey(typed.value)])
    case 'template': {
      const text = templateText(typed)
      return text === undefined ? undefined : new Set([JSON.stringify(text)])
    }
    case 'unary':
      return typed.operator === '-' ? negated(literalsOf(typed.operand)) : undefined
    case 'name':
    case 'member':
      return typed.only
    case 'choice':
      return eitherOf(typed.then, typed.otherwise)
    case 'binary':
      return typed.operator === '??' ? eitherOf(typed.left, typed.right) : undefined
    case 'conversion':
      return literalsOf(typed.operand)
    default:
      return undefined
  }
}

const negated = (keys: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined =>
  keys && new Set([...keys].map((key) => (key.startsWith('-') ? key.slice(1) : `-${key}`)))

function eitherOf(a: TypedExpression, b: TypedExpression): ReadonlySet<string> | undefined {
  const [first, second] = [literalsOf(a), literalsOf(b)]
  return first && second && new Set([...first, ...second])
}
