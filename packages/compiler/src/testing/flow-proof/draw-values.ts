import type { Draw } from './draw.ts'
import type { Type } from './drawn.ts'
import { drawFormula, sortable } from './draw-formula.ts'
import {
  BOOLEAN,
  call,
  choice,
  EXACT,
  fixed,
  INTEGER,
  listOf,
  maybe,
  named,
  NOTHING,
  TEXT,
} from './formulas.ts'
import { inFunction, lists, type Scope, withName } from './scope.ts'
import { step, type Around, type DrawnStep } from './surroundings.ts'

/** Of what kind a value is that is made up. */
export function drawType(draw: Draw): Type {
  return draw.from<Type>([
    INTEGER,
    INTEGER,
    TEXT,
    BOOLEAN,
    EXACT,
    maybe(INTEGER),
    maybe(TEXT),
    listOf(INTEGER),
    listOf(TEXT),
    { kind: 'object', members: { a: INTEGER, b: TEXT } },
  ])
}

/** A step that names a value. */
export function drawValue(draw: Draw, around: Around): DrawnStep {
  const { scope } = around
  const name = draw.fresh('v')
  const changed = around.mayChange && draw.chance(40) ? drawChange(draw, scope) : undefined
  if (changed !== undefined) return changed
  const ofList = draw.chance(40) ? drawListStep(draw, scope, name) : undefined
  if (ofList !== undefined) return ofList
  if (draw.chance(25)) {
    const members = { n: drawType(draw), t: drawType(draw) }
    const entries = {
      n: drawFormula(draw, scope, members.n),
      t: drawFormula(draw, scope, members.t),
    }
    return {
      step: step('object', { entries }, {}, name),
      scope: withName(scope, name, { kind: 'object', members }),
    }
  }
  const type = draw.from([INTEGER, INTEGER, TEXT, BOOLEAN, EXACT, maybe(INTEGER), maybe(TEXT)])
  // What may be nothing is so by its formula.
  const value =
    type.kind === 'maybe'
      ? choice(drawFormula(draw, scope, BOOLEAN), drawFormula(draw, scope, type.of), NOTHING)
      : drawFormula(draw, scope, type)
  return {
    step: step('set', { value }, {}, name),
    scope: {
      ...withName(scope, name, type),
      changeable: new Set([...scope.changeable, name]),
    },
  }
}

function drawChange(draw: Draw, scope: Scope): DrawnStep | undefined {
  // Where a value is known to be nothing, there is no name of a kind for it.
  const known = [...scope.changeable].filter((name) => scope.names.has(name))
  if (known.length === 0) return undefined
  const variable = draw.from(known)
  const type = scope.names.get(variable) ?? INTEGER
  const value = drawFormula(draw, scope, type)
  // Whatever is done again and again, it stays small.
  const isText = type.kind === 'text'
  const small = isText ? call('slice', value, fixed(0), fixed(20)) : value
  return { step: step('change', { variable, value: small }), scope }
}

function drawListStep(draw: Draw, scope: Scope, name: string): DrawnStep | undefined {
  const all = lists(scope)
  if (all.length === 0) return undefined
  const { formula: list, type } = draw.from(all)
  if (type.kind !== 'list') return undefined
  const item = draw.fresh('it')
  const inner = withName(inFunction(scope), item, type.of)
  const by = sortable({ formula: named(item), type: type.of })
  return draw.from<() => DrawnStep | undefined>([
    () => {
      const of = drawType(draw)
      const value = drawFormula(draw, inner, of)
      return {
        step: step('map', { list, item, value }, {}, name),
        scope: withName(scope, name, listOf(of)),
      }
    },
    () => ({
      step: step('filter', { list, item, condition: drawFormula(draw, inner, BOOLEAN) }, {}, name),
      scope: withName(scope, name, type),
    }),
    () =>
      by && {
        step: step('sort', { list, item, by, direction: draw.from(['asc', 'desc']) }, {}, name),
        scope: withName(scope, name, type),
      },
    () => {
      const of = draw.from([INTEGER, TEXT, BOOLEAN])
      const groups = listOf({ kind: 'object', members: { key: of, items: type } })
      return {
        step: step('group', { list, item, by: drawFormula(draw, inner, of) }, {}, name),
        scope: withName(scope, name, groups),
      }
    },
  ])()
}
