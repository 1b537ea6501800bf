import { isIdentifier } from '@drawbridge/source/pieces'
import type { BinaryOperator, Expression } from './expression.ts'
import type { TypedExpression } from './typed-expression.ts'
import { CHOICE, isComparison, POSTFIX, TIGHTNESS, UNARY } from './operators.ts'

/** A formula, checked or not. */
type Formula = Expression | TypedExpression

/** A formula in its one canonical spelling. Reading it again gives the same tree. */
export const print = (expression: Formula): string => printed(expression).text

interface Printed {
  readonly text: string
  readonly level: number
}

const whole = (text: string): Printed => ({ text, level: POSTFIX })

/** In brackets where it binds less tightly than what it is a part of. */
function part(expression: Formula, level: number): string {
  const inner = printed(expression)
  return inner.level < level ? `(${inner.text})` : inner.text
}

function printed(expression: Formula): Printed {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      if (value.type === 'null') return whole('null')
      if (value.type === 'number') return whole(value.digits)
      return whole(value.type === 'text' ? quoted(value.value) : String(value.value))
    }
    case 'template':
      return whole(printTemplate(expression.texts, expression.values))
    case 'name':
      return whole(expression.name)
    case 'member':
      return whole(`${object(expression.object)}${memberText(expression)}`)
    case 'index':
      return whole(`${part(expression.object, POSTFIX)}[${print(expression.index)}]`)
    case 'unary':
      return { text: `${expression.operator}${operand(expression)}`, level: UNARY }
    case 'binary':
      return printBinary(expression.operator, expression.left, expression.right)
    case 'choice': {
      const [condition, then, otherwise] = [
        part(expression.condition, CHOICE + 1),
        print(expression.then),
        print(expression.otherwise),
      ]
      return { text: `${condition} ? ${then} : ${otherwise}`, level: CHOICE }
    }
    case 'call':
      return whole(`${expression.name}(${expression.arguments.map(print).join(', ')})`)
    case 'method': {
      const body = print(expression.body)
      const shown = expression.body.kind === 'object' ? `(${body})` : body
      const { method, parameter } = expression
      return whole(`${object(expression.object)}.${method}(${parameter} => ${shown})`)
    }
    case 'conversion':
      return printed(expression.operand)
    case 'list':
      return whole(`[${expression.items.map(print).join(', ')}]`)
    case 'object':
      return whole(
        expression.entries.length === 0 ? '{}' : `{ ${expression.entries.map(entry).join(', ')} }`,
      )
  }
}

/** `1.name` would be read as the number `1.`. */
function object(expression: Formula): string {
  const isNumber = expression.kind === 'literal' && expression.value.type === 'number'
  return isNumber ? `(${print(expression)})` : part(expression, POSTFIX)
}

/** `--a` would be one mark. */
function operand(expression: Extract<Formula, { readonly kind: 'unary' }>): string {
  const { operand: inner, operator } = expression
  const isSame = inner.kind === 'unary' && inner.operator === '-' && operator === '-'
  return isSame ? `(${print(inner)})` : part(inner, UNARY)
}

function printBinary(operator: BinaryOperator, left: Formula, right: Formula): Printed {
  const level = TIGHTNESS[operator]
  // Two comparisons in a row are refused, so one on the left goes into brackets.
  const leftLevel = isComparison(operator) ? TIGHTNESS['+'] : level
  return { text: `${part(left, leftLevel)} ${operator} ${part(right, level + 1)}`, level }
}

function entry({ name, value }: { readonly name: string; readonly value: Formula }): string {
  if (value.kind === 'name' && value.name === name) return name
  return `${/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name)}: ${print(value)}`
}

function printTemplate(texts: readonly string[], values: readonly Formula[]): string {
  const pieces = texts.map((text, index) => {
    const value = values[index]
    const piece = escaped(text).replaceAll(/`|\$(?=\{|$)/g, '\\$&')
    return value === undefined ? piece : `${piece}\${${print(value)}}`
  })
  return `\`${pieces.join('')}\``
}

const quoted = (text: string): string => `'${escaped(text).replaceAll("'", "\\'")}'`

const SHORT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** What can't be seen is written out. */
const escaped = (text: string): string =>
  text.replaceAll(
    /[\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (mark) => SHORT[mark] ?? `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** `.title`, or `['content-type']` for a name that can't stand behind a point. */
export function memberText({ name, optional }: Pick<Member, 'name' | 'optional'>): string {
  return isIdentifier(name) ? `${optional ? '?.' : '.'}${name}` : `[${quoted(name)}]`
}

type Member = Extract<Expression, { kind: 'member' }>
