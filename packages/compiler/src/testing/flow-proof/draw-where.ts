import type { Draw } from './draw.ts'
import type { Formula, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import {
  arrow,
  binary,
  call,
  fixed,
  INTEGER,
  member,
  named,
  not,
  NOTHING,
  TEXT,
} from './formulas.ts'
import { inFunction, isSameType, pathsOf, withoutRow, type Scope } from './scope.ts'
import { fieldsOf, rowType, tableOf } from './world.ts'

const ROW = named('row')

/** A condition of a data step: over the row, its relations, and what was named before. */
export function drawWhere(draw: Draw, around: Scope, table: string, levels = 1): Formula {
  const scope = withoutRow(around)
  if (levels > 0 && draw.chance(30)) {
    const left = drawWhere(draw, scope, table, levels - 1)
    const right = drawWhere(draw, scope, table, levels - 1)
    return binary(left, draw.chance(50) ? '&&' : '||', right)
  }
  if (levels > 0 && draw.chance(15)) return not(drawWhere(draw, scope, table, levels - 1))
  if (draw.chance(30)) {
    const related = overRelations(draw, scope, table)
    if (related !== undefined) return related
  }
  const [name, { type }] = draw.from(Object.entries(fieldsOf(table)))
  return about(draw, scope, member(ROW, name), type)
}

function about(draw: Draw, scope: Scope, field: Formula, type: Type): Formula {
  if (type.kind === 'boolean') return draw.chance(50) ? field : not(field)
  if (type.kind !== 'maybe')
    return binary(
      field,
      draw.from(['==', '!=', '<', '>='] as const),
      drawFormula(draw, scope, type),
    )
  const value = drawFormula(draw, scope, type.of, 1)
  return draw.from<() => Formula>([
    () => binary(field, draw.chance(50) ? '==' : '!=', NOTHING),
    () => binary(field, draw.chance(50) ? '==' : '!=', value),
    () => binary(binary(field, '!=', NOTHING), '&&', binary(field, '<', value)),
    () => binary(binary(field, '??', value), '>', drawFormula(draw, scope, type.of, 0)),
  ])()
}

function overRelations(draw: Draw, scope: Scope, table: string): Formula | undefined {
  const owner = tableOf(table).belongsTo
  if (owner !== undefined) {
    const box = member(ROW, owner.relation)
    const known = pathsOf(scope).filter(({ type }) => isSameType(type, rowType(owner.table)))
    if (known.length > 0 && draw.chance(60)) return binary(box, '==', draw.from(known).formula)
    return binary(member(box, 'size'), '>', drawFormula(draw, scope, INTEGER, 1))
  }
  if (table !== 'boxes') return undefined
  if (draw.chance(40))
    return binary(call('count', member(ROW, 'items')), '>', fixed(draw.number(3)))
  const one = draw.fresh('it')
  const tagged = arrow(
    member(ROW, 'tags'),
    'some',
    one,
    binary(member(named(one), 'label'), '==', drawFormula(draw, inFunction(scope), TEXT, 1)),
  )
  return draw.chance(70) ? tagged : not(tagged)
}
