import type { Draw } from './draw.ts'
import type { Formula, Type } from './drawn.ts'
import {
  arrow,
  binary,
  BOOLEAN,
  call,
  choice,
  EXACT,
  fixed,
  INTEGER,
  listed,
  listOf,
  maybe,
  member,
  not,
  NOTHING,
  object,
  template,
  TEXT,
  named,
} from './formulas.ts'
import {
  inFunction,
  isSameType,
  membersOf,
  pathsOf,
  withName,
  type Path,
  type Scope,
} from './scope.ts'

const TEXTS = ['', 'a', 'b', 'x', 'Ä', '😀', "it's", 'ab c']

/** A formula of a type, of at most so many levels. */
export function drawFormula(draw: Draw, scope: Scope, type: Type, levels = 2): Formula {
  const known = pathsOf(scope).filter((path) => isSameType(path.type, type))
  if (known.length > 0 && draw.chance(45)) return draw.from(known).formula
  const of = (inner: Type, around = scope): Formula => drawFormula(draw, around, inner, levels - 1)
  if (levels > 0 && draw.chance(12)) return choice(of(BOOLEAN), of(type), of(type))
  switch (type.kind) {
    case 'integer':
      return levels > 0 && draw.chance(60) ? integer(draw, scope, of) : fixed(draw.number(12))
    case 'text':
      return levels > 0 && draw.chance(60) ? text(draw, scope, of) : fixed(draw.from(TEXTS))
    case 'boolean':
      return boolean(draw, scope, of, levels)
    case 'exact':
      return levels > 0 && draw.chance(60) ? exact(draw, of) : exactly(draw.number(4000))
    case 'maybe':
      return maybeOf(draw, scope, type.of, of)
    case 'list':
      return list(draw, scope, type.of, of, levels)
    case 'object':
      return object(
        Object.fromEntries(Object.entries(type.members).map(([name, inner]) => [name, of(inner)])),
      )
    case 'row': {
      const [row] = known
      if (row === undefined) throw new Error(`There is no row of ${type.table} to speak of.`)
      return row.formula
    }
  }
}

type Of = (type: Type, scope?: Scope) => Formula

const exactly = (cents: number): Formula => ({ form: 'exact', cents })

/** What stays small, however often it is done. */
const bounded = (formula: Formula): Formula => binary(formula, '%', fixed(1000))

function integer(draw: Draw, scope: Scope, of: Of): Formula {
  const rest = maybesOf(scope, INTEGER)
  return draw.from<() => Formula>([
    () => binary(of(INTEGER), '+', of(INTEGER)),
    () => binary(of(INTEGER), '-', of(INTEGER)),
    () => bounded(binary(of(INTEGER), '*', of(INTEGER))),
    () => binary(of(INTEGER), '%', fixed(draw.number(6) + 2)),
    () => call('length', of(TEXT)),
    () => call('count', of(listOf(draw.chance(50) ? TEXT : INTEGER))),
    () => call(draw.chance(50) ? 'min' : 'max', of(INTEGER), of(INTEGER)),
    () => overList(draw, scope, 'sumOf', (inner) => bounded(of(INTEGER, inner))) ?? of(INTEGER),
    () => (rest.length > 0 ? binary(draw.from(rest).formula, '??', of(INTEGER)) : of(INTEGER)),
  ])()
}

function text(draw: Draw, scope: Scope, of: Of): Formula {
  const rest = maybesOf(scope, TEXT)
  const part = (): Formula => of(draw.from([TEXT, INTEGER, EXACT]))
  return draw.from<() => Formula>([
    () => call('slice', binary(of(TEXT), '+', of(TEXT)), fixed(0), fixed(draw.number(20))),
    () => template(draw.from(['', 'n', '-']), part(), draw.from([' ', '/']), part()),
    () => call('upper', of(TEXT)),
    () => call('join', of(listOf(TEXT)), fixed('+')),
    () => (rest.length > 0 ? binary(draw.from(rest).formula, '??', of(TEXT)) : of(TEXT)),
  ])()
}

function exact(draw: Draw, of: Of): Formula {
  return draw.from<() => Formula>([
    () => binary(of(EXACT), '+', of(EXACT)),
    () => binary(of(EXACT), '-', of(EXACT)),
    () => binary(of(EXACT), '+', of(INTEGER)),
    () => binary(of(EXACT), '*', fixed(draw.number(4))),
  ])()
}

function boolean(draw: Draw, scope: Scope, of: Of, levels: number): Formula {
  const maybes = pathsOf(scope).filter(({ type }) => type.kind === 'maybe')
  const numbers = pathsOf(scope).filter(({ type }) => isSameType(type, INTEGER))
  const simple = (): Formula => {
    if (maybes.length > 0 && draw.chance(30))
      return binary(draw.from(maybes).formula, draw.chance(50) ? '==' : '!=', NOTHING)
    const left = numbers.length > 0 ? draw.from(numbers).formula : call('length', of(TEXT))
    return binary(
      left,
      draw.from(['<', '>', '==', '<=', '>=', '!='] as const),
      fixed(draw.number(9)),
    )
  }
  /** Two fixed values are not compared. */
  const open = (type: Type): Formula => {
    const known = pathsOf(scope).filter((path) => isSameType(path.type, type))
    if (draw.chance(15)) return choice(of(BOOLEAN), of(type), of(type))
    return known.length > 0 ? draw.from(known).formula : computed(type, of)
  }
  if (levels <= 0) return simple()
  return draw.from<() => Formula>([
    simple,
    simple,
    () => binary(of(BOOLEAN), draw.chance(50) ? '&&' : '||', of(BOOLEAN)),
    () => not(of(BOOLEAN)),
    () => binary(open(INTEGER), draw.from(['<', '>=', '=='] as const), of(INTEGER)),
    () => binary(open(TEXT), draw.from(['==', '!=', '<', '>='] as const), of(TEXT)),
    () => binary(open(EXACT), draw.from(['<', '==', '>='] as const), of(EXACT)),
    () => binary(of(listOf(TEXT)), 'has', of(TEXT)),
    () =>
      overList(draw, scope, draw.chance(50) ? 'some' : 'every', (inner) => of(BOOLEAN, inner)) ??
      simple(),
  ])()
}

/** A value that is worked out, whatever stands in it. */
function computed(type: Type, of: Of): Formula {
  if (type.kind === 'text') return call('upper', of(TEXT))
  return type.kind === 'exact' ? binary(of(EXACT), '+', of(EXACT)) : call('length', of(TEXT))
}

function maybeOf(draw: Draw, scope: Scope, type: Type, of: Of): Formula {
  if (type.kind === 'integer' && draw.chance(40)) return binary(of(INTEGER), '%', of(INTEGER))
  if (type.kind === 'row' && !pathsOf(scope).some((path) => isSameType(path.type, type)))
    return NOTHING
  return draw.chance(50) ? choice(of(BOOLEAN), of(type), NOTHING) : of(type)
}

function list(draw: Draw, scope: Scope, type: Type, of: Of, levels: number): Formula {
  if (levels <= 0 || draw.chance(30)) {
    if (type.kind === 'row') return listed(of(type))
    return listed(of(type), ...(draw.chance(50) ? [of(type)] : []))
  }
  const same = pathsOf(scope).filter((path) => isSameType(path.type, listOf(type)))
  const other = draw.chance(50)
    ? overList(draw, scope, 'map', (inner) => of(type, inner))
    : undefined
  if (other !== undefined && type.kind !== 'row') return other
  if (same.length === 0) return listed(of(type))
  const all = draw.from(same).formula
  return draw.from<() => Formula>([
    () => call('take', all, of(INTEGER)),
    () => call('reverse', all),
    () => call('concat', all, of(listOf(type))),
    () => filtered(draw, scope, all, type, of),
  ])()
}

function filtered(draw: Draw, scope: Scope, all: Formula, type: Type, of: Of): Formula {
  const item = draw.fresh('it')
  if (draw.chance(60))
    return arrow(all, 'filter', item, of(BOOLEAN, withName(inFunction(scope), item, type)))
  const by = sortable({ formula: named(item), type })
  return by === undefined ? all : arrow(all, 'sortBy', item, by)
}

/** What the items of a list can be brought in order by. */
export function sortable({ formula, type }: Path): Formula | undefined {
  if (type.kind === 'integer' || type.kind === 'text' || type.kind === 'exact') return formula
  const found = Object.entries(membersOf(type)).find(
    ([, { kind }]) => kind === 'integer' || kind === 'text' || kind === 'exact',
  )
  return found && member(formula, found[0])
}

function overList(
  draw: Draw,
  scope: Scope,
  method: 'map' | 'some' | 'every' | 'sumOf',
  body: (scope: Scope) => Formula,
): Formula | undefined {
  const all = pathsOf(scope).filter(({ type }) => type.kind === 'list')
  if (all.length === 0) return undefined
  const { formula, type } = draw.from(all)
  if (type.kind !== 'list') return undefined
  const item = draw.fresh('it')
  return arrow(formula, method, item, body(withName(inFunction(scope), item, type.of)))
}

const maybesOf = (scope: Scope, type: Type): readonly Path[] =>
  pathsOf(scope).filter((path) => isSameType(path.type, maybe(type)))
