import type { Data } from '@drawbridge/source'
import type { ColumnModel, Model, TableModel } from '../../../model.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import { keyColumnOf } from '../../../table/emit/relations.ts'
import type { FlowStart } from '../../flow-sources.ts'
import type { Property } from '../../property.ts'
import { exampleBody } from '../example-body.ts'
import type { Names } from './evaluate.ts'
import { exampleValue, textExample } from './examples.ts'
import type { Asked, Script } from './script.ts'
import { Stage } from './stage.ts'
import {
  exactOf,
  keyOf,
  kindOf,
  membersOf,
  unforeseen,
  UNKNOWN,
  type StagedRow,
  type Value,
} from './value.ts'

/** A row that a test puts into the database, and the name that it has there. */
export interface Seed {
  readonly row: StagedRow
  /** `product1` */
  readonly called: string
  /** What is said of its columns. */
  readonly said: ReadonlyMap<string, Value>
}

/** What makes a scene another one than the usual. */
export type Twist =
  /** The first row of a table has another value. */
  | {
      readonly kind: 'value'
      readonly table: TableModel
      readonly column: string
      readonly value: Value
    }
  /** A table has no rows. */
  | { readonly kind: 'empty'; readonly table: TableModel }
  /** What the caller says is what a row has. */
  | { readonly kind: 'asked'; readonly asked: Asked }
  /** The caller says something else. */
  | { readonly kind: 'sent'; readonly name: string; readonly value: number }

export interface Scene {
  readonly stage: Stage
  readonly seeds: readonly Seed[]
  /** What formulas begin with. */
  readonly names: Names
}

export type Endpoint = Extract<FlowStart, { readonly kind: 'endpoint' }>

/** Two rows of whoever calls, and one of somebody else where rows are people’s. */
export function sceneOf(
  starts: Endpoint,
  script: Script,
  model: Model,
  isSomebody: boolean,
  twists: readonly Twist[],
): Scene {
  const { tables, filled } = script
  const stage = new Stage(model, tables)
  const seeds: Seed[] = []
  // What points at others has smaller numbers than these: there is enough of everything.
  let place = tables.flatMap(({ columns }) => columns.filter(isField)).length
  for (const table of tables) {
    const places = new Map(table.columns.filter(isField).map(({ name }) => [name, place--]))
    const isEmpty = twists.some((twist) => twist.kind === 'empty' && twist.table === table)
    if (isEmpty || filled.has(table)) continue
    for (const number of isPeoples(table, model) ? [1, 2, 3] : [1, 2]) {
      const said = saidOf(table, number, places, stage)
      if (number === 1) twist(said, table, starts, script, twists)
      const row = stage.insert(table, said, false)
      if (row !== undefined) seeds.push({ row, called: `${table.names.singular}${number}`, said })
    }
  }
  const sent = (['params', 'query', 'headers', 'body'] as const).map(
    (part) => [part, sentValues(part, starts[part], script, twists, stage)] as const,
  )
  const user: Value = isSomebody ? { kind: 'person', isCaller: true } : null
  return { stage, seeds, names: new Map<string, Value>([['user', user], ...sent]) }
}

const isField = ({ role }: ColumnModel): boolean => role === 'field'

/** What the first row of a table has besides. */
function twist(
  said: Map<string, Value>,
  table: TableModel,
  starts: Endpoint,
  { asked }: Script,
  twists: readonly Twist[],
): void {
  for (const one of twists) {
    if (one.kind === 'value' && one.table === table) said.set(one.column, one.value)
    if (one.kind !== 'asked' || one.asked.table !== table) continue
    const { part, name, member } = one.asked
    const example = exampleBody(starts[part])?.[name]
    said.set(member, typeof example === 'string' ? example : unforeseen())
  }
  for (const { part, member, ...one } of asked) {
    if (part !== 'params' || one.table !== table || said.has(member)) continue
    const column = table.columns.find(({ name }) => name === member)
    if (column?.role === 'field') said.set(member, textOf(column))
  }
}

function textOf(column: ColumnModel): Value {
  const { type } = column
  if (type.type !== 'string' && type.type !== 'text') return unforeseen()
  return textExample(column, type.type === 'string' ? type.length : 1_000, 1)
}

function isPeoples(table: TableModel, { auth }: Model): boolean {
  return table.relations.some(
    ({ shape, target }) => shape.kind === 'toOne' && target === auth?.table,
  )
}

function saidOf(
  table: TableModel,
  number: number,
  places: ReadonlyMap<string, number>,
  stage: Stage,
): Map<string, Value> {
  const said = new Map<string, Value>()
  for (const column of table.columns) {
    const { role, name } = column
    if (role === 'field') {
      const value = exampleValue(column, number, places.get(name) ?? 1)
      if (value !== undefined) said.set(name, value)
    } else if (role === 'relation' || role === 'owner') {
      const value = pointed(column, table, number, stage)
      if (value !== undefined) said.set(name, value)
    }
  }
  return said
}

function pointed(
  column: ColumnModel,
  table: TableModel,
  number: number,
  stage: Stage,
): Value | undefined {
  const relation = table.relations.find(
    ({ shape }) => shape.kind === 'toOne' && keyColumnOf(table, shape.column) === column,
  )
  if (relation === undefined) return unforeseen()
  if (relation.target === stage.model.auth?.table)
    return column.nullable && column.role !== 'owner'
      ? undefined
      : { kind: 'person', isCaller: number < 3 }
  if (column.nullable) return undefined
  const target = tableOf(relation.target, stage.model)
  const rows = target === undefined ? [] : stage.rows(target)
  const row = rows[number - 1] ?? rows[0]
  return row === undefined ? unforeseen() : keyOf(row)
}

function sentValues(
  part: Asked['part'],
  properties: readonly Property[],
  { asked }: Script,
  twists: readonly Twist[],
  stage: Stage,
): Value {
  const examples = exampleBody(properties) ?? unforeseen()
  return membersOf(
    properties.map((property) => {
      const { name } = property
      const wanted = asked.find((one) => one.part === part && one.name === name)
      if (part === 'params' && wanted) return [name, askedValue(wanted, property, stage)] as const
      const other = twists.find((one) => one.kind === 'sent' && one.name === name)
      if (part === 'body' && other?.kind === 'sent') return [name, other.value] as const
      const given = examples[name] ?? property.default
      return [name, given === undefined ? null : valueOf(property, given)] as const
    }),
  )
}

/** What the first row has there, where the endpoint takes it. */
function askedValue({ table, member }: Asked, property: Property, stage: Stage): Value {
  const [row] = stage.rows(table)
  const column = table.columns.find(({ name }) => name === member)
  if (row === undefined || column === undefined) return unforeseen()
  if (column.role === 'key') return keyOf(row)
  const { minLength = 0, maxLength = Infinity, pattern, values } = property
  const value = row.values.get(member) ?? unforeseen()
  const isOpen = (pattern ?? values) === undefined
  if (typeof value !== 'string') return kindOf(value) === 'key' ? value : unforeseen()
  return isOpen && value.length >= minLength && value.length <= maxLength ? value : unforeseen()
}

function valueOf({ type, scale }: Property, example: Data): Value {
  switch (type) {
    case 'string':
    case 'enum':
    case 'integer':
    case 'boolean':
      return typeof example === 'object' ? UNKNOWN : example
    case 'decimal':
      return scale === undefined ? UNKNOWN : exactOf(String(example), scale)
    default:
      return UNKNOWN
  }
}
