import type { Expression } from '@drawbridge/expressions'
import { readRule } from '../../../access.ts'
import type { ColumnModel } from '../../../model.ts'
import { truthOf, type Scene } from './judge.ts'
import { OWNER, SOME_TEXT, usual, type Known, type Place, type World } from './place.ts'
import type { Ruled } from './rules.ts'

/** More than these are not tried: rules that look at more places are tested less thoroughly. */
const MOST_WORLDS = 300

/** Every place that the rules of a table look at, each once. */
export function placesOf({ table, model, conditions }: Ruled): readonly Place[] {
  const isOwned = Object.values(table.access).some((access) =>
    access.some((rule) => readRule(rule).who === 'owner'),
  )
  const rows = new Map([['row', { path: 'row', table }]])
  const places = placesIn([...conditions.values()], { model, rows })
  const others = places.filter(({ path }) => path !== OWNER)
  return isOwned || others.length < places.length
    ? [{ path: OWNER, kind: 'person', required: true }, ...others]
    : places
}

/** Every place that conditions look at, each once. */
export function placesIn(
  conditions: readonly Expression[],
  scene: Pick<Scene, 'model' | 'rows' | 'sent'>,
): readonly Place[] {
  const places = new Map<string, Place>()
  for (const condition of conditions)
    truthOf(condition, {
      ...scene,
      isSomebody: true,
      // Where a row need not be there, what is asked of one that is counts too.
      look(place) {
        places.set(place.path, place)
        return place.kind === 'row' ? true : usual(place)
      },
    })
  return [...places.values()]
}

/** What may stand at these places, as far as it matters to the conditions: the least unusual first. */
export function worldsOf(
  conditions: Iterable<Expression>,
  places: readonly Place[],
): readonly World[] {
  const literals = [...conditions].flatMap(literalsIn)
  // Where the caller is not among people, somebody else is.
  const people = places.filter(({ kind }) => kind === 'people')
  const worlds: World[] = [new Map(people.map(({ path }) => [path, false]))]
  // Each is followed by those that differ from it at one place behind its last.
  for (let at = 0; at < worlds.length && worlds.length < MOST_WORLDS; at++) {
    const world = worlds[at] ?? new Map<string, Known>()
    const last = places.findLastIndex((place) => isUnusual(place, world))
    for (const place of places.slice(last + 1))
      for (const value of unusual(place, literals))
        worlds.push(new Map([...world, [place.path, value]]))
  }
  return worlds
}

/** Whether what stands there is said, and not what would stand there anyway. */
export function isUnusual(place: Place, world: World): boolean {
  return world.has(place.path) && world.get(place.path) !== usual(place)
}

/** Other values than the usual one. */
function unusual(place: Place, literals: readonly Known[]): readonly Known[] {
  if (place.kind !== 'field') return [true]
  const { column } = place
  const values = [...valuesOf(column, literals), ...(column.nullable ? [null] : [])]
  return [...new Set(values)].filter((value) => value !== usual(place))
}

function valuesOf(column: ColumnModel, literals: readonly Known[]): readonly Known[] {
  const { type, settings } = column
  const texts = literals.filter((value) => typeof value === 'string')
  const numbers = literals.filter((value) => typeof value === 'number')
  switch (type.type) {
    case 'boolean':
      return [true, false]
    case 'enum':
      return type.values
    case 'string':
    case 'text': {
      const length = type.type === 'string' ? type.length : Infinity
      // Each of the people has a row of their own: what a rule names stands in one alone.
      const named = column.unique ? [] : texts.filter((text) => text.length <= length)
      return column.nullable ? [SOME_TEXT, ...named] : named
    }
    case 'integer':
    case 'float':
    case 'decimal': {
      const { minimum = -Infinity, maximum = Infinity } = settings ?? {}
      const digits = type.type === 'decimal' ? type.precision - type.scale : 15
      const most = Math.min(maximum, 10 ** digits - 1)
      return numbers
        .flatMap((number) => [number, number - 1, number + 1])
        .filter((number) => number >= minimum && Math.abs(number) <= most)
    }
    default:
      return []
  }
}

function literalsIn(formula: Expression): readonly Known[] {
  switch (formula.kind) {
    case 'literal': {
      const { value } = formula
      if (value.type === 'text') return [value.value]
      return value.type === 'number' ? [Number(value.digits)] : []
    }
    case 'unary':
      return literalsIn(formula.operand)
    case 'binary':
      return [...literalsIn(formula.left), ...literalsIn(formula.right)]
    case 'method':
      return literalsIn(formula.body)
    default:
      return []
  }
}
