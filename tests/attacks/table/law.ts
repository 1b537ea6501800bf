import { parse, type Expression } from '@drawbridge/expressions'
import { readRule, type Access, type Rule } from '@drawbridge/kinds'
import { isFor } from './doors.ts'
import type { Person } from './target.ts'
import { isSame, keyOf, type Row, type World } from './world.ts'

/**
 * Whether a drawing’s rules let somebody reach a row: read as the words say, on the rows themselves,
 * and not as the statements that were made of them.
 */
export function reaches(access: Access, person: Person, row: Row, world: World): boolean {
  return access
    .map(readRule)
    .some(
      (rule) =>
        isMet(rule, person, row) &&
        (rule.when === undefined || holds(rule.when, person, row, world)),
    )
}

/** Whether a rule, but for its condition, is met by somebody in this row. */
export function isMet(rule: Rule, person: Person, row: Row): boolean {
  if (rule.who !== 'public' && person.id === '') return false
  return isFor(rule, person) && (rule.who !== 'owner' || isOwner(person, row))
}

const isOwner = ({ id }: Person, { table, values }: Row): boolean =>
  table.owner !== undefined && isSame(values[table.owner.sql], id)

function holds(condition: string, person: Person, row: Row, world: World): boolean {
  const parsed = parse(condition)
  if (!parsed.ok) throw new Error(`${condition} is no formula.`)
  const names = new Map<string, unknown>([
    ['row', row],
    ['user', world.find(person.accounts, person.id) ?? null],
  ])
  return valueOf(parsed.expression, names, world) === true
}

type Names = ReadonlyMap<string, unknown>

function valueOf(formula: Expression, names: Names, world: World): unknown {
  const of = (part: Expression): unknown => valueOf(part, names, world)
  switch (formula.kind) {
    case 'literal': {
      const { value } = formula
      if (value.type === 'null') return null
      return value.type === 'number' ? Number(value.digits) : value.value
    }
    case 'name':
      if (!names.has(formula.name)) throw new Error(`What is ${formula.name}?`)
      return names.get(formula.name)
    case 'member': {
      const object = of(formula.object)
      return isRow(object) ? world.member(object, formula.name) : null
    }
    case 'unary':
      return formula.operator === '!' ? of(formula.operand) !== true : -Number(of(formula.operand))
    case 'binary':
      return binary(formula, of)
    case 'method': {
      const holdsFor = (item: unknown): boolean =>
        valueOf(formula.body, new Map([...names, [formula.parameter, item]]), world) === true
      const items = listOf(of(formula.object))
      if (formula.method === 'some') return items.some(holdsFor)
      if (formula.method === 'every') return items.every(holdsFor)
      if (formula.method === 'filter') return items.filter(holdsFor)
      break
    }
    case 'call':
      if (formula.name === 'count' && formula.arguments[0])
        return listOf(of(formula.arguments[0])).length
      break
    default:
  }
  throw new Error(`The attacks can’t read a condition with a ${formula.kind} in it: teach them.`)
}

function binary(
  { operator, left, right }: Expression & { kind: 'binary' },
  of: (part: Expression) => unknown,
): unknown {
  switch (operator) {
    case '&&':
      return of(left) === true && of(right) === true
    case '||':
      return of(left) === true || of(right) === true
    case '??':
      return of(left) ?? of(right)
    case '==':
      return isEqual(of(left), of(right))
    case '!=':
      return !isEqual(of(left), of(right))
    case 'has':
      return listOf(of(left)).some((item) => isEqual(item, of(right)))
    default:
      return ordered(operator, of(left), of(right))
  }
}

/** Where one side is nothing, neither is before the other. */
function ordered(operator: string, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return false
  const [one, other] = [left, right] as [number, number]
  if (operator === '<') return one < other
  if (operator === '<=') return one <= other
  if (operator === '>') return one > other
  if (operator === '>=') return one >= other
  throw new Error(`The attacks can’t read ${operator} in a condition: teach them.`)
}

function isEqual(one: unknown, other: unknown): boolean {
  if (isRow(one) && isRow(other))
    return one.table === other.table && isSame(keyOf(one), keyOf(other))
  if (isRow(one)) return isSame(keyOf(one), other)
  if (isRow(other)) return isSame(keyOf(other), one)
  return (one ?? null) === (other ?? null)
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'table' in value

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('A list stands here.')
  return value
}
