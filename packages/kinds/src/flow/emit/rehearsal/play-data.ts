import { isObject } from '@drawbridge/manifest'
import { columnNamed } from '../../data/write.ts'
import type { TableModel } from '../../../model.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import type { Step } from '../../step.ts'
import { evaluate, isTrue, listIn, type Names } from './evaluate.ts'
import { compared, isSame } from './operate.ts'
import { Failing, formulaOf, formulasOf, seeing, type Play } from './playing.ts'
import type { Values } from './stage.ts'
import { kindOf, unforeseen, type StagedRow, type Value } from './value.ts'

/** What a rehearsal knows of the settings of each step; with others, it can't tell. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  findOne: ['where', 'lock', 'whenMissing', 'message', 'code'],
  findMany: ['where', 'lock', 'sort', 'limit', 'compute'],
  create: ['values', 'whenTaken'],
  createMany: ['list', 'item', 'values'],
  update: ['where', 'values', 'whenMissing', 'message', 'code'],
  updateMany: ['list', 'item', 'row', 'where', 'values'],
  upsert: ['by', 'values', 'changes'],
  delete: ['where', 'whenMissing', 'message', 'code'],
}

/** What a step that reads or writes rows is worth. */
export function playData(step: Step, play: Play): Value {
  const { settings, kind } = step
  const table = tableOf(String(settings['table']), play.stage.model)
  const known = SETTINGS[kind]
  if (known === undefined || table === undefined) return unforeseen()
  for (const key of Object.keys(settings)) if (key !== 'table' && !known.includes(key)) unforeseen()
  switch (kind) {
    case 'findOne': {
      const [row, ...others] = matching(step, table, play)
      if (others.length > 0) return unforeseen()
      return row ?? missing(step, null)
    }
    case 'findMany':
      return findMany(step, table, play)
    case 'create': {
      const row = play.stage.insert(table, valuesOf(step, 'values', table, play), true)
      return row ?? (settings['whenTaken'] === 'nothing' ? null : unforeseen())
    }
    case 'createMany': {
      const rows = itemsOf(step, play).map((names) =>
        play.stage.insert(table, valuesOf(step, 'values', table, play, names), true),
      )
      return rows.includes(undefined) ? unforeseen() : null
    }
    case 'update': {
      const rows = matching(step, table, play)
      for (const row of rows) update(step, 'values', row, play)
      return rows.length || missing(step, 0)
    }
    case 'updateMany':
      return updateMany(step, table, play)
    case 'upsert':
      return upsert(step, table, play)
    default: {
      const rows = matching(step, table, play)
      for (const row of rows) play.stage.remove(row)
      return rows.length || missing(step, 0)
    }
  }
}

function missing({ settings }: Step, otherwise: Value): Value {
  if ((settings['whenMissing'] ?? 'fail') === 'fail') throw new Failing(404)
  return otherwise
}

const ofRow = (row: StagedRow, more: Names = new Map()): Names => new Map([...more, ['row', row]])

function matching(
  step: Step,
  table: TableModel,
  play: Play,
  more?: Names,
  isMeant: (row: StagedRow) => boolean = () => true,
): readonly StagedRow[] {
  const rows = play.stage.rows(table).filter(isMeant)
  if (step.settings['where'] === undefined) return rows
  const where = formulaOf(step, 'where')
  return rows.filter((row) => isTrue(where, seeing(play, ofRow(row, more))))
}

function findMany(step: Step, table: TableModel, play: Play): Value {
  const found = sorted(step, table, matching(step, table, play))
  const limit =
    step.settings['limit'] === undefined ? Infinity : evaluate(formulaOf(step, 'limit'), play)
  if (typeof limit !== 'number') return unforeseen()
  const computed = formulasOf(step, 'compute')
  return found.slice(0, limit).map((row) => {
    if (computed.length === 0) return row
    const values = computed.map(
      ([name, formula]) => [name, evaluate(formula, seeing(play, ofRow(row)))] as const,
    )
    return { ...row, values: new Map([...row.values, ...values]) }
  })
}

/** Rows in an order that is the same in every database. */
function sorted({ settings }: Step, table: TableModel, rows: readonly StagedRow[]) {
  const { sort } = settings
  if (rows.length < 2) return rows
  const orders = Array.isArray(sort) ? sort.filter(isObject) : []
  const [first] = orders
  const column = table.columns.find(({ name }) => name === first?.['field'])
  if (orders.length !== 1 || column === undefined) return unforeseen()
  // Keys of new rows stand before those of others, or behind them.
  if (rows.some(({ isNew }) => isNew) || column.type.type === 'uuid') return unforeseen()
  const by = (row: StagedRow): Value => {
    const value = column.role === 'key' ? row.number : (row.values.get(column.name) ?? null)
    return kindOf(value) === 'key' &&
      typeof value === 'object' &&
      value !== null &&
      'number' in value
      ? value.number
      : value
  }
  const inOrder = rows.toSorted((a, b) => compared(by(a), by(b)))
  const isDistinct = inOrder.every((row, at) => {
    const before = inOrder[at - 1]
    return before === undefined || compared(by(before), by(row)) !== 0
  })
  if (!isDistinct) return unforeseen()
  return first?.['direction'] === 'desc' ? inOrder.toReversed() : inOrder
}

/** The names that each item of the step's list stands for. */
function itemsOf(step: Step, play: Play): readonly Names[] {
  const items = listIn(evaluate(formulaOf(step, 'list'), play))
  return items.map((item) => new Map([[String(step.settings['item']), item]]))
}

function valuesOf(
  step: Step,
  key: string,
  table: TableModel,
  play: Play,
  names: Names = new Map(),
): Values {
  const setting = seeing(play, names)
  return new Map(
    formulasOf(step, key).map(([field, formula]) => {
      const column = columnNamed(table, field)
      if (column === undefined) return unforeseen()
      return [column.name, evaluate(formula, setting)] as const
    }),
  )
}

function update(step: Step, key: string, row: StagedRow, play: Play, more?: Names): void {
  play.stage.update(row, valuesOf(step, key, row.table, play, ofRow(row, more)))
}

function updateMany(step: Step, table: TableModel, play: Play): Value {
  let changed = 0
  for (const names of itemsOf(step, play)) {
    const meant = evaluate(formulaOf(step, 'row'), seeing(play, names))
    for (const row of matching(step, table, play, names, (one) => isSame(one, meant))) {
      update(step, 'values', row, play, names)
      changed += 1
    }
  }
  return changed
}

function upsert(step: Step, table: TableModel, play: Play): Value {
  const values = valuesOf(step, 'values', table, play)
  const { by } = step.settings
  const names = (Array.isArray(by) ? by : []).map(
    (field) => columnNamed(table, String(field))?.name ?? unforeseen(),
  )
  const there = play.stage
    .rows(table)
    .find((row) =>
      names.every((name) => isSame(row.values.get(name) ?? null, values.get(name) ?? null)),
    )
  if (there === undefined) return play.stage.insert(table, values, true) ?? unforeseen()
  update(step, 'changes', there, play)
  return play.stage.rows(table).find(({ number }) => number === there.number) ?? null
}
