import {
  toTypeScript,
  toTypeScriptObject,
  type Expression,
  type Type,
  type TypedExpression,
} from '@drawbridge/expressions'
import { code, commas, key, ref, type Code } from '@drawbridge/source'
import { variable } from './variables.ts'

/** A formula that was parsed and found to be right. */
export interface Formula {
  readonly type: Type
  readonly expression: Expression
  readonly typed: TypedExpression
}

/** As a person would write it, with the names of the emitted function. */
export function printFormula({ typed }: Pick<Formula, 'typed'>): Code {
  return toTypeScript(typed, { name: variable })
}

/** The same, to stand before a dot. */
export function printObject({ typed }: Pick<Formula, 'typed'>): Code {
  return toTypeScriptObject(typed, { name: variable })
}

/** Whether a formula mentions a name that is not its own. */
export function mentions(expression: Expression, name: string): boolean {
  switch (expression.kind) {
    case 'literal':
      return false
    case 'name':
      return expression.name === name
    case 'template':
      return expression.values.some((one) => mentions(one, name))
    case 'member':
      return mentions(expression.object, name)
    case 'index':
      return mentions(expression.object, name) || mentions(expression.index, name)
    case 'unary':
      return mentions(expression.operand, name)
    case 'binary':
      return mentions(expression.left, name) || mentions(expression.right, name)
    case 'choice':
      return [expression.condition, expression.then, expression.otherwise].some((one) =>
        mentions(one, name),
      )
    case 'call':
      return expression.arguments.some((one) => mentions(one, name))
    case 'method':
      return (
        mentions(expression.object, name) ||
        (expression.parameter !== name && mentions(expression.body, name))
      )
    case 'list':
      return expression.items.some((one) => mentions(one, name))
    case 'object':
      return expression.entries.some((one) => mentions(one.value, name))
  }
}

const unlessBlank = ref('unlessBlank', 'src/functions/text.ts')

/** A member that may be missing as it is: missing, and not null; in `unlessBlank` too. */
export function printAsGiven(typed: TypedExpression): Code {
  if (typed.kind === 'call')
    return code`${unlessBlank}(${commas(typed.arguments.map(printAsGiven))})`
  if (typed.kind !== 'member') return printFormula({ typed })
  const object = printFormula({ typed: typed.object })
  return code`${object}${typed.optional ? code`?.` : code`.`}${key(typed.name)}`
}
