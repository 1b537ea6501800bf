import { parse, print, type Expression } from '@drawbridge/expressions'

/** A condition as people say it: “id is the given id, and done is no”. What is too long for that stays a formula. */
export function spoken(formula: string): string {
  const parsed = parse(formula)
  return parsed.ok ? condition(parsed.expression) : formula
}

/** A value as people say it: “the given slug”. */
export function spokenValue(formula: string): string {
  const parsed = parse(formula)
  return parsed.ok ? value(parsed.expression) : formula
}

const VERBS: Readonly<Record<string, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  has: 'has',
}

function condition(expression: Expression): string {
  if (expression.kind === 'unary' && expression.operator === '!' && isPath(expression.operand))
    return `${value(expression.operand)} is not so`
  if (isPath(expression)) return `${value(expression)} is so`
  if (expression.kind !== 'binary') return value(expression)
  const { operator, left, right } = expression
  if (operator === '&&') return `${condition(left)}, and ${condition(right)}`
  if (operator === '||') return `${condition(left)}, or ${condition(right)}`
  const verb = VERBS[operator]
  return verb === undefined ? print(expression) : `${value(left)} ${verb} ${value(right)}`
}

function value(expression: Expression): string {
  if (expression.kind === 'literal') {
    const { value: literal } = expression
    if (literal.type === 'text') return `“${literal.value}”`
    if (literal.type === 'boolean') return literal.value ? 'yes' : 'no'
    return literal.type === 'null' ? 'nothing' : literal.digits
  }
  return isPath(expression) ? path(namesOf(expression)) : print(expression)
}

function isPath(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && isPath(expression.object))
}

function namesOf(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name]
  return expression.kind === 'member' ? [...namesOf(expression.object), expression.name] : []
}

const GIVEN = new Set(['params', 'query', 'body', 'headers'])

/** `row.author.name` → “name of author”, `params.slug` → “the given slug”. */
function path([first = '', ...rest]: readonly string[]): string {
  const inner = [...rest].toReversed()
  if (first === 'user') {
    const [member, ...more] = inner
    if (member === undefined || (member === 'id' && more.length === 0)) return 'the signed-in user'
    return `${inner.join(' of ')} of the signed-in user`
  }
  if (inner.length === 0) return first
  if (GIVEN.has(first)) return `the given ${inner.join(' of ')}`
  return first === 'row' ? inner.join(' of ') : [...inner, first].join(' of ')
}
