import type { Draw } from './draw.ts'
import type { Formula, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import { binary, call, INTEGER, listOf, member, named } from './formulas.ts'
import { membersOf, withoutRow, type Scope } from './scope.ts'
import type { DrawnStep } from './surroundings.ts'
import { rowType } from './world.ts'

/** What a row is read with besides its fields, and what it is then. */
export interface Found {
  readonly settings: DrawnStep['step']['settings']
  readonly type: Type
}

const RELATIONS: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
  boxes: { items: listOf(rowType('items')), tags: listOf(rowType('tags')) },
  items: { box: rowType('boxes') },
}

/** A row by itself most of the time; with a relation, or with a value that the database works out. */
export function drawFound(draw: Draw, scope: Scope, table: string): Found {
  const relations = Object.entries(RELATIONS[table] ?? {})
  const related = relations.length > 0 && draw.chance(25) ? draw.from(relations) : undefined
  const isComputing = draw.chance(20)
  if (related === undefined && !isComputing) return { settings: {}, type: rowType(table) }
  return {
    settings: {
      ...(related && { include: [related[0]] }),
      ...(isComputing && { compute: { worth: worth(draw, scope, table) } }),
    },
    type: {
      kind: 'object',
      members: {
        ...membersOf(rowType(table)),
        ...(related && { [related[0]]: related[1] }),
        ...(isComputing && { worth: INTEGER }),
      },
    },
  }
}

/** A whole number out of a row and what it is related to. */
function worth(draw: Draw, around: Scope, table: string): Formula {
  const row = named('row')
  const scope = withoutRow(around)
  const more = (): Formula => drawFormula(draw, scope, INTEGER, 1)
  switch (table) {
    case 'boxes':
      return draw.chance(50)
        ? binary(call('count', member(row, 'items')), '+', more())
        : binary(member(row, 'size'), '-', more())
    case 'items':
      return binary(member(member(row, 'box'), 'size'), '+', more())
    case 'notes':
      return binary(member(row, 'rank'), '??', more())
    default:
      return binary(call('length', member(row, 'label')), '+', more())
  }
}
