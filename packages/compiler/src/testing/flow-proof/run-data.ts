import type { Formula, Step } from './drawn.ts'
import { compared, evaluate, isSame, listIn, memberOf, type Value } from './evaluate.ts'
import { NOTHING } from './formulas.ts'
import { formulaIn, formulasIn, type Given, type Run } from './running.ts'
import { Failure, type Row, type Store } from './store.ts'
import { Watched } from './watched.ts'
import { tableOf } from './world.ts'

/** What a step that reads or writes rows is worth. */
export function runData(step: Step, run: Run): Value {
  const { settings } = step
  const { store } = run
  const table = String(settings['table'])
  const watched = new Watched(table, run)
  switch (step.kind) {
    case 'findOne':
      return orMissing(
        step,
        foundWith(step, ordered(step, matching(step, run)).slice(0, 1), run).at(0),
      )
    case 'findMany':
      return findMany(step, run)
    case 'count':
      return matching(step, run).length
    case 'aggregate':
      return aggregate(step, matching(step, run), run)
    case 'create':
      return create(step, run)
    case 'createMany':
      return store.transaction(() => {
        for (const item of listIn(evaluate(formulaIn(step, 'list'), run.names)))
          create(step, run, { [String(settings['item'])]: item })
        return null
      })
    case 'update': {
      const changed = leftOut(step, run)
      const rows = watched.update(
        matching(step, run),
        (row) => valuesOf(changed, run, 'values', { row }),
        changesOf(changed, run),
      )
      return orMissing(step, rows.length === 0 ? undefined : rows.length, 0)
    }
    case 'updateMany':
      return updateMany(step, run, watched)
    case 'delete': {
      const rows = matching(step, run)
      watched.delete(rows)
      return orMissing(step, rows.length === 0 ? undefined : rows.length, 0)
    }
    case 'upsert':
      return upsert(step, run)
    case 'sql': {
      const least = evaluate(formulasIn(step, 'inputs')['least'] ?? NOTHING, run.names)
      const boxes = store.rows('boxes').filter(({ size }) => Number(size) > Number(least))
      return boxes.map(({ label, size }) => ({ label: label ?? null, size: size ?? null }))
    }
    case 'link':
    case 'unlink': {
      const [box, tag] = ['row', 'target'].map((key) =>
        Number(memberOf(evaluate(formulaIn(step, key), run.names), 'id')),
      )
      store[step.kind](box ?? 0, tag ?? 0)
      return null
    }
    default:
      throw new Error(`Nobody knows the step ${step.kind}.`)
  }
}

/** A row with what it is related to, as conditions see it. */
function related(row: Row, table: string, store: Store): Value {
  const owner = tableOf(table).belongsTo
  if (owner)
    return {
      ...row,
      [owner.relation]: store.rows(owner.table).find(({ id }) => id === row['boxId']) ?? null,
    }
  if (table !== 'boxes') return row
  const tags = store.links.filter(([box]) => box === row.id).map(([, tag]) => tag)
  return {
    ...row,
    items: store.rows('items').filter((item) => item['boxId'] === row.id),
    tags: store.rows('tags').filter(({ id }) => tags.includes(id)),
  }
}

/** Rows with the relations and values that a step asks for besides. */
function foundWith(step: Step, rows: readonly Row[], { store, names }: Run): readonly Value[] {
  const table = String(step.settings['table'])
  const included = (step.settings['include'] ?? []) as readonly string[]
  const computed = Object.entries(formulasIn(step, 'compute'))
  return rows.map((row) => {
    const whole = related(row, table, store)
    const inside = new Map([...names, ['row', whole]])
    return {
      ...row,
      ...Object.fromEntries(included.map((name) => [name, memberOf(whole, name)])),
      ...Object.fromEntries(computed.map(([name, formula]) => [name, evaluate(formula, inside)])),
    }
  })
}

/** The rows that a step is about, in the order in which they were made. */
function matching(step: Step, { store, names }: Run): readonly Row[] {
  const { settings } = step
  const table = String(settings['table'])
  const filters = (settings['filters'] ?? []) as readonly {
    readonly when: Formula
    readonly condition: Formula
  }[]
  const conditions = [
    ...('where' in settings ? [formulaIn(step, 'where')] : []),
    ...filters
      .filter(({ when }) => evaluate(when, names) === true)
      .map(({ condition }) => condition),
  ]
  return store.rows(table).filter((row) => {
    const inside = new Map([...names, ['row', related(row, table, store)]])
    return conditions.every((condition) => evaluate(condition, inside) === true)
  })
}

function ordered({ settings }: Step, rows: readonly Row[]): readonly Row[] {
  const [by] = (settings['sort'] ?? []) as readonly { field: string; direction: string }[]
  if (by === undefined) return rows
  const sorted = rows.toSorted(
    (a, b) => compared(a[by.field] ?? null, b[by.field] ?? null) || a.id - b.id,
  )
  return by.direction === 'desc' ? sorted.toReversed() : sorted
}

function orMissing({ settings }: Step, found: Value | undefined, otherwise: Value = null): Value {
  if (found !== undefined) return found
  if (settings['whenMissing'] === 'nothing') return otherwise
  const message = settings['message']
  throw new Failure(404, typeof message === 'string' ? message : undefined)
}

function findMany(step: Step, run: Run): Value {
  const { settings } = step
  const found = ordered(step, matching(step, run))
  const number = (key: string, otherwise: number): number =>
    key in settings ? Number(evaluate(formulaIn(step, key), run.names)) : otherwise
  const offset = number('offset', 0)
  const page = found.slice(offset, offset + number('limit', found.length))
  const rows = foundWith(step, page, run)
  return settings['total'] === true ? { rows, total: found.length } : rows
}

function aggregate(step: Step, rows: readonly Row[], run: Run): Value {
  const { settings } = step
  const [by] = (settings['groupBy'] ?? []) as readonly string[]
  const values = settings['values'] as readonly { name: string; of: string; formula?: Formula }[]
  const summed = (all: readonly Row[]): Record<string, Value> =>
    Object.fromEntries(
      values.map(({ name, of, formula }) => {
        if (formula === undefined) return [name, all.length]
        const each = all.map((row) => evaluate(formula, new Map([...run.names, ['row', row]])))
        return [name, of === 'sum' ? total(each, formula) : (each.toSorted(compared)[0] ?? null)]
      }),
    )
  if (by === undefined) return summed(rows)
  const keys = rows.map((row) => row[by] ?? null).toSorted(compared)
  const distinct = keys.filter((key, index) => index === 0 || !isSame(key, keys[index - 1] ?? null))
  return distinct.map((key) => ({
    [by]: key,
    ...summed(rows.filter((row) => isSame(row[by] ?? null, key))),
  }))
}

/** Of no rows it is nothing of the same kind. */
function total(values: readonly Value[], formula: Formula): Value {
  const isExact = formula.form === 'member' && formula.name === 'price'
  return isExact
    ? values.reduce<bigint>((all, one) => all + BigInt(one as bigint), 0n)
    : values.reduce<number>((all, one) => all + Number(one), 0)
}

/** Without the fields that are given what the caller left out: they stay as they are. */
function leftOut(step: Step, run: Run): Step {
  const values = Object.entries(formulasIn(step, 'values')).filter(
    ([, formula]) =>
      formula.form !== 'member' ||
      formula.of.form !== 'name' ||
      formula.of.name !== 'body' ||
      formula.name !== 'note' ||
      evaluate(formula, run.names) !== null,
  )
  return { ...step, settings: { ...step.settings, values: Object.fromEntries(values) } }
}

/** What an event is told of a change before it is done: not what the database works out of the row. */
function changesOf(step: Step, run: Run): Given {
  const fixed = Object.entries(formulasIn(step, 'values')).filter(
    ([, formula]) => !mentionsRow(formula),
  )
  return given(
    valuesOf(
      { ...step, settings: { ...step.settings, values: Object.fromEntries(fixed) } },
      run,
      'values',
    ),
  )
}

const mentionsRow = (formula: Formula): boolean =>
  JSON.stringify(formula).includes(JSON.stringify({ form: 'name', name: 'row' }))

/** The values of fields, and the key of the row that it is to belong to. */
function valuesOf(
  step: Step,
  run: Run,
  key: string,
  more: Readonly<Record<string, Value>> = {},
): Partial<Row> {
  const names = new Map([...run.names, ...Object.entries(more)])
  const owner = tableOf(String(step.settings['table'])).belongsTo
  return Object.fromEntries(
    Object.entries(formulasIn(step, key)).map(([field, formula]) => {
      const value = evaluate(formula, names)
      return field === owner?.relation ? ['boxId', memberOf(value, 'id')] : [field, value]
    }),
  )
}

function create(step: Step, run: Run, more: Readonly<Record<string, Value>> = {}): Value {
  const table = String(step.settings['table'])
  try {
    return new Watched(table, run).insert(given(valuesOf(step, run, 'values', more)))
  } catch (error) {
    const isTaken = error instanceof Failure && error.status === 409
    if (isTaken && step.settings['whenTaken'] === 'nothing') return null
    throw error
  }
}

/** All of them, or none. */
function updateMany(step: Step, run: Run, watched: Watched): Value {
  const item = String(step.settings['item'])
  const changed = leftOut(step, run)
  return run.store.transaction(() => {
    const counts = listIn(evaluate(formulaIn(step, 'list'), run.names)).map((one) => {
      const inner = { ...run, names: new Map([...run.names, [item, one]]) }
      const id = memberOf(evaluate(formulaIn(step, 'row'), inner.names), 'id')
      const rows = matching(step, inner).filter((row) => row.id === id)
      const become = (row: Row) => valuesOf(changed, inner, 'values', { row })
      return watched.update(rows, become, changesOf(changed, inner)).length
    })
    return counts.reduce((all, one) => all + one, 0)
  })
}

function upsert(step: Step, run: Run): Value {
  const table = String(step.settings['table'])
  const values = given(valuesOf(step, run, 'values'))
  const [key = ''] = step.settings['by'] as readonly string[]
  const there = run.store.rows(table).find((row) => isSame(row[key] ?? null, values[key] ?? null))
  if (there === undefined) return run.store.insert(table, values)
  return (
    run.store.update(table, [there], (row) => valuesOf(step, run, 'changes', { row }))[0] ?? null
  )
}

const given = (values: Partial<Row>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]))
