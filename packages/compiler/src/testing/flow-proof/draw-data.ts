import type { Draw } from './draw.ts'
import type { Formula, Formulas, SettingItem, Type } from './drawn.ts'
import { drawFound } from './draw-found.ts'
import { drawFormula } from './draw-formula.ts'
import { drawWhere } from './draw-where.ts'
import {
  binary,
  call,
  choice,
  EXACT,
  fixed,
  INTEGER,
  listed,
  listOf,
  maybe,
  member,
  named,
  TEXT,
} from './formulas.ts'
import {
  inFunction,
  isSameType,
  lists,
  pathsOf,
  withName,
  withoutRow,
  type Scope,
} from './scope.ts'
import { step, type Around, type DrawnStep } from './surroundings.ts'
import { fieldsOf, rowType, tableOf, TABLES } from './world.ts'

const NAMES = Object.keys(TABLES)

/** A step that reads. */
export function drawRead(draw: Draw, around: Around): DrawnStep {
  const { scope } = around
  const table = draw.from(NAMES)
  const name = draw.fresh('v')
  const where = { where: drawWhere(draw, scope, table) }
  const given = (kind: string, settings: DrawnStep['step']['settings'], type: Type): DrawnStep => ({
    step: step(kind, { table, ...settings }, {}, name),
    scope: withName(scope, name, type),
  })
  return draw.from<() => DrawnStep>([
    () => findOne(draw, around, table, name),
    () => findOne(draw, around, table, name),
    () => {
      const isCounted = draw.chance(30)
      const found = drawFound(draw, scope, table)
      const rows = listOf(found.type)
      const settings = {
        ...found.settings,
        ...(draw.chance(60) && where),
        ...(draw.chance(40) && { filters: filters(draw, scope, table) }),
        ...(draw.chance(60) && { sort: sort(draw, table) }),
        limit: fixed(draw.number(4) + 1),
        ...(draw.chance(20) && { offset: fixed(draw.number(2)) }),
        ...(isCounted && { total: true }),
      }
      const counted: Type = { kind: 'object', members: { rows, total: INTEGER } }
      return given('findMany', settings, isCounted ? counted : rows)
    },
    () => given('count', draw.chance(70) ? where : {}, INTEGER),
    () => aggregate(draw, scope, table, name),
  ])()
}

function findOne(draw: Draw, { scope, mayFail }: Around, table: string, name: string): DrawnStep {
  const isFailing = mayFail && draw.chance(40)
  const unique = Object.entries(fieldsOf(table)).find(([, field]) => field.unique)
  const isByUnique = unique !== undefined && draw.chance(50)
  const where = isByUnique
    ? binary(member(named('row'), unique[0]), '==', drawFormula(draw, withoutRow(scope), TEXT, 1))
    : drawWhere(draw, scope, table)
  const found = drawFound(draw, scope, table)
  const settings = {
    table,
    ...found.settings,
    where,
    whenMissing: isFailing ? 'fail' : 'nothing',
    ...(!isByUnique && { sort: sort(draw, table) }),
    ...(isFailing && draw.chance(30) && { message: 'Nowhere to be found' }),
  }
  const type = isFailing ? found.type : maybe(found.type)
  return { step: step('findOne', settings, {}, name), scope: withName(scope, name, type) }
}

const filters = (draw: Draw, scope: Scope, table: string): readonly SettingItem[] => [
  {
    when: drawFormula(draw, scope, { kind: 'boolean' }, 1),
    condition: drawWhere(draw, scope, table),
  },
]

const sort = (draw: Draw, table: string): readonly SettingItem[] => [
  { field: draw.from(Object.keys(fieldsOf(table))), direction: draw.from(['asc', 'desc']) },
]

function aggregate(draw: Draw, scope: Scope, table: string, name: string): DrawnStep {
  const numbers = Object.entries(fieldsOf(table)).filter(
    ([, { type }]) => isSameType(type, INTEGER) || isSameType(type, EXACT),
  )
  const [field, summed] = numbers.length > 0 ? draw.from(numbers) : ['id', undefined]
  const of = member(named('row'), field)
  const members = {
    n: INTEGER,
    ...(summed && { total: summed.type, least: maybe(summed.type) }),
  }
  const values: readonly SettingItem[] = [
    { name: 'n', of: 'count' },
    ...(summed
      ? [
          { name: 'total', of: 'sum', formula: of },
          { name: 'least', of: 'least', formula: of },
        ]
      : []),
  ]
  const by = draw.chance(40) ? draw.from(Object.keys(fieldsOf(table))) : undefined
  const one: Type = {
    kind: 'object',
    members: {
      ...(by !== undefined && { [by]: fieldsOf(table)[by]?.type ?? INTEGER }),
      ...members,
    },
  }
  const settings = {
    table,
    ...(draw.chance(50) && { where: drawWhere(draw, scope, table) }),
    ...(by !== undefined && { groupBy: [by] }),
    values,
  }
  return {
    step: step('aggregate', settings, {}, name),
    scope: withName(scope, name, by === undefined ? one : listOf(one)),
  }
}

/** A step that writes. */
export function drawWrite(draw: Draw, around: Around): DrawnStep {
  const { scope, mayFail } = around
  const known = draw.chance(25) && around.eventful.length > 0 ? around.eventful : NAMES
  const table = mayFail ? draw.from(known) : 'notes'
  const name = draw.fresh('v')
  const settings = {
    table,
    where: drawWhere(draw, scope, table),
    whenMissing: mayFail && draw.chance(30) ? 'fail' : 'nothing',
  }
  const changed = { scope: withName(scope, name, INTEGER) }
  return draw.from<() => DrawnStep>([
    () => create(draw, around, table, name),
    () => create(draw, around, table, name),
    () => ({
      step: step('update', { ...settings, values: changes(draw, around, table) }, {}, name),
      ...changed,
    }),
    () => ({ step: step('delete', settings, {}, name), ...changed }),
    () => createMany(draw, around, table) ?? create(draw, around, table, name),
    () => updateMany(draw, around, table, name) ?? create(draw, around, table, name),
    () => (mayFail ? upsert(draw, around, name) : create(draw, around, table, name)),
    () => link(draw, around) ?? create(draw, around, table, name),
  ])()
}

function create(draw: Draw, around: Around, table: string, name: string): DrawnStep {
  const mayBeTaken = isUnique(table) && draw.chance(50)
  const values = newValues(draw, around, around.scope, table)
  if (values === undefined) return create(draw, around, 'notes', name)
  const type = mayBeTaken ? maybe(rowType(table)) : rowType(table)
  return {
    step: step('create', { table, values, ...(mayBeTaken && { whenTaken: 'nothing' }) }, {}, name),
    scope: withName(around.scope, name, type),
  }
}

const isUnique = (table: string): boolean =>
  Object.values(fieldsOf(table)).some(({ unique }) => unique)

/** A value for every field that needs one; undefined where there is no row to belong to. */
function newValues(draw: Draw, around: Around, scope: Scope, table: string): Formulas | undefined {
  const fields = Object.entries(fieldsOf(table)).filter(
    ([, { type }]) => type.kind !== 'maybe' || draw.chance(60),
  )
  const values = fields.map(([field, { type }]) => [field, stored(draw, around, scope, type)])
  const owner = tableOf(table).belongsTo
  if (owner === undefined) return Object.fromEntries(values)
  const known = pathsOf(scope).filter(({ type }) => isSameType(type, rowType(owner.table)))
  if (known.length === 0) return undefined
  return Object.fromEntries([...values, [owner.relation, draw.from(known).formula]])
}

/** A value that the database keeps, most of the time. */
function stored(draw: Draw, { mayFail }: Around, scope: Scope, type: Type): Formula {
  const value = drawFormula(draw, scope, type)
  const isText = type.kind === 'text'
  return isText && !(mayFail && draw.chance(5)) ? call('slice', value, fixed(0), fixed(30)) : value
}

/** What a field becomes by what it was. */
function grown(draw: Draw, { scope }: Around, field: string, type: Type): Formula | undefined {
  const was = member(named('row'), field)
  if (isSameType(type, INTEGER) || isSameType(type, EXACT)) {
    const by = (): Formula => drawFormula(draw, scope, type, 1)
    return draw.from<() => Formula>([
      () => binary(was, draw.chance(50) ? '+' : '-', by()),
      () => choice(binary(was, '<', by()), by(), was),
    ])()
  }
  if (!isSameType(type, maybe(INTEGER))) return undefined
  const there = binary(was, '??', drawFormula(draw, scope, INTEGER, 0))
  return binary(there, '+', drawFormula(draw, scope, INTEGER, 1))
}

function changes(draw: Draw, outer: Around, table: string): Formulas {
  const around = { ...outer, scope: withoutRow(outer.scope) }
  const fields = Object.entries(fieldsOf(table)).filter(
    ([, { unique }]) => !unique || draw.chance(30),
  )
  const [first, ...others] = fields
  const chosen = [first, ...others.filter(() => draw.chance(40))].filter((one) => one !== undefined)
  const [fallback] = Object.entries(fieldsOf(table))
  return Object.fromEntries(
    (chosen.length > 0 ? chosen : [fallback])
      .filter((one) => one !== undefined)
      .map(([field, { type }]) => {
        const relative = draw.chance(40) ? grown(draw, around, field, type) : undefined
        return [field, relative ?? stored(draw, around, around.scope, type)]
      }),
  )
}

function createMany(draw: Draw, around: Around, table: string): DrawnStep | undefined {
  const all = lists(around.scope)
  if (all.length === 0) return undefined
  const { formula, type } = draw.from(all)
  if (type.kind !== 'list') return undefined
  const item = draw.fresh('it')
  const values = newValues(draw, around, withName(inFunction(around.scope), item, type.of), table)
  if (values === undefined) return undefined
  const whenTaken = isUnique(table) && draw.chance(50) ? 'nothing' : 'fail'
  const settings = { table, list: formula, item, values, whenTaken }
  return { step: step('createMany', settings), scope: around.scope }
}

/** Changes rows that were found before, some of them twice. */
function updateMany(
  draw: Draw,
  around: Around,
  table: string,
  name: string,
): DrawnStep | undefined {
  const of = rowType(table)
  const known = pathsOf(around.scope).flatMap(({ formula, type }) => {
    if (isSameType(type, listOf(of))) return [formula]
    return isSameType(type, of)
      ? [draw.chance(50) ? listed(formula) : listed(formula, formula)]
      : []
  })
  if (known.length === 0) return undefined
  const list = draw.from(known)
  const item = draw.fresh('it')
  const inner = { ...around, scope: withName(inFunction(around.scope), item, of) }
  // What has to be one of its own depends on which of the rows is changed first.
  const values = Object.fromEntries(
    Object.entries(changes(draw, inner, table)).filter(
      ([field]) => fieldsOf(table)[field]?.unique !== true,
    ),
  )
  if (Object.keys(values).length === 0) return undefined
  const settings = {
    table,
    list,
    item,
    row: named(item),
    ...(draw.chance(50) && { where: drawWhere(draw, inner.scope, table) }),
    values,
  }
  return {
    step: step('updateMany', settings, {}, name),
    scope: withName(around.scope, name, INTEGER),
  }
}

function upsert(draw: Draw, around: Around, name: string): DrawnStep {
  const table = draw.from(['boxes', 'tags'])
  const required = Object.entries(fieldsOf(table)).filter(([, { type }]) => type.kind !== 'maybe')
  const calm = { ...around, mayFail: false }
  const values = Object.fromEntries(
    required.map(([field, { type }]) => [field, stored(draw, calm, around.scope, type)]),
  )
  const isChanging = table === 'boxes' && draw.chance(70)
  const inner = { ...around, scope: withoutRow(around.scope) }
  const changedSize = (): Formula =>
    (draw.chance(50) ? grown(draw, inner, 'size', INTEGER) : undefined) ??
    drawFormula(draw, inner.scope, INTEGER)
  const settings = {
    table,
    by: ['label'],
    values,
    ...(isChanging && { changes: { size: changedSize() } }),
  }
  return {
    step: step('upsert', settings, {}, name),
    scope: withName(around.scope, name, rowType(table)),
  }
}

function link(draw: Draw, around: Around): DrawnStep | undefined {
  const rows = (table: string): readonly Formula[] =>
    pathsOf(around.scope)
      .filter(({ type }) => isSameType(type, rowType(table)))
      .map(({ formula }) => formula)
  const [boxes, tags] = [rows('boxes'), rows('tags')]
  if (boxes.length === 0 || tags.length === 0 || !around.mayFail) return undefined
  const settings = {
    table: 'boxes',
    relation: 'tags',
    row: draw.from(boxes),
    target: draw.from(tags),
  }
  return { step: step(draw.chance(60) ? 'link' : 'unlink', settings), scope: around.scope }
}
