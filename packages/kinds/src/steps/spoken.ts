import { parse, print, type BinaryOperator, type Expression } from '@drawbridge/expressions'

/** A condition as people say it: “id is the given id, and done is no”. What is too long for that stays a formula. */
export function spoken(formula: string): string {
  const parsed = parse(formula)
  return parsed.ok ? condition(parsed.expression) : formula
}

/** A value as people say it: “the given slug”, “price × 2”. */
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
  if (verb === undefined) return value(expression)
  if (isNothing(right) && (operator === '==' || operator === '!='))
    return `${value(left)} ${operator === '==' ? 'is not there' : 'is there'}`
  const isEmpty =
    right.kind === 'literal' && right.value.type === 'text' && right.value.value === ''
  return `${value(left)} ${verb} ${isEmpty ? 'empty' : value(right)}`
}

const isNothing = (expression: Expression): boolean =>
  expression.kind === 'literal' && expression.value.type === 'null'

const SIGNS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '??': 'or else',
}

function value(expression: Expression): string {
  if (isPath(expression)) return path(namesOf(expression))
  switch (expression.kind) {
    case 'literal': {
      const { value: literal } = expression
      if (literal.type === 'text') return literal.value === '' ? 'no text' : `“${literal.value}”`
      if (literal.type === 'boolean') return literal.value ? 'yes' : 'no'
      return literal.type === 'null' ? 'nothing' : literal.digits
    }
    case 'template': {
      const [first = '', ...texts] = expression.texts
      const rest = texts.map((text, at) => `‹${inner(expression.values[at])}›${text}`)
      return `“${first}${rest.join('')}”`
    }
    case 'object':
      return all(expression.entries.map(({ name }) => name)) || 'nothing yet'
    case 'list':
      return all(expression.items.map(value)) || 'an empty list'
    case 'call':
      return [expression.name, all(expression.arguments.map(value))].filter(Boolean).join(' of ')
    case 'method':
      return listed(expression)
    case 'choice': {
      const { condition: when, then, otherwise } = expression
      return `${value(then)} if ${condition(when)}, else ${value(otherwise)}`
    }
    case 'unary':
      return expression.operator === '!' ? `not ${value(expression.operand)}` : print(expression)
    case 'binary': {
      const { operator, left, right } = expression
      const sign = SIGNS[operator]
      if (sign !== undefined) return `${inner(left)} ${sign} ${inner(right)}`
      return VERBS[operator] || operator === '&&' || operator === '||'
        ? condition(expression)
        : print(expression)
    }
    default:
      return print(expression)
  }
}

/** “price of each of items”, “those of items where done of item is so” */
function listed({ object, method, body, parameter }: Extract<Expression, { kind: 'method' }>) {
  const list = inner(object)
  const [first, ...rest] = isPath(body) ? namesOf(body) : []
  // Of the item itself there is no more to say than which member.
  const what = first === parameter && rest.length > 0 ? path(['row', ...rest]) : value(body)
  switch (method) {
    case 'map':
      return `${what} of each of ${list}`
    case 'sumOf':
      return `sum of ${what} over ${list}`
    case 'sortBy':
      return `${list}, sorted by ${what}`
    case 'groupBy':
      return `${list}, gathered by ${what}`
    case 'filter':
      return `those of ${list} where ${condition(body)}`
    case 'find':
      return `the first of ${list} where ${condition(body)}`
    case 'some':
      return `some of ${list} where ${condition(body)}`
    case 'every':
      return `every one of ${list} where ${condition(body)}`
  }
}

/** In brackets where it would fall apart beside others. */
function inner(expression: Expression | undefined): string {
  if (expression === undefined) return ''
  const said = value(expression)
  return expression.kind === 'binary' || expression.kind === 'choice' ? `(${said})` : said
}

function all(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ')
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
