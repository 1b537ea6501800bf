import type { ColumnModel, Model, TableModel } from '../../../model.ts'
import { keyColumnOf } from '../../../table/emit/relations.ts'
import { isSame, isUnknown, numberIn } from './operate.ts'
import {
  isList,
  kindOf,
  scaledTo,
  unforeseen,
  UNKNOWN,
  type StagedRow,
  type Value,
} from './value.ts'

type Tables = ReadonlyMap<TableModel, readonly StagedRow[]>

export type Values = ReadonlyMap<string, Value>

/** The rows of a rehearsal: they do what they would in a database, or it can't be told. */
export class Stage {
  readonly model: Model
  #tables: Tables
  #last = 0

  constructor(model: Model, tables: readonly TableModel[]) {
    this.model = model
    this.#tables = new Map(tables.map((table) => [table, []]))
  }

  rows(table: TableModel): readonly StagedRow[] {
    return this.#tables.get(table) ?? unforeseen()
  }

  /** Undefined where no two rows may be like that. */
  insert(table: TableModel, values: Values, isNew: boolean): StagedRow | undefined {
    const all = table.columns.map((column) => {
      const value = values.get(column.name)
      return [column.name, value === undefined ? initial(column) : kept(column, value)] as const
    })
    const row: StagedRow = {
      kind: 'row',
      table,
      number: (this.#last += 1),
      isNew,
      values: new Map(all),
    }
    if (this.#isTaken(row)) return undefined
    this.#set(table, [...this.rows(table), row])
    return row
  }

  update(row: StagedRow, changes: Values): void {
    const { table } = row
    const kinds = new Map(table.columns.map((column) => [column.name, column]))
    const changed = [...changes].map(([name, value]) => {
      const column = kinds.get(name)
      return [name, column === undefined ? unforeseen() : kept(column, value)] as const
    })
    const next = { ...row, values: new Map([...row.values, ...changed]) }
    if (this.#isTaken(next)) unforeseen()
    this.#set(
      table,
      this.rows(table).map((one) => (one.number === row.number ? next : one)),
    )
  }

  remove(row: StagedRow): void {
    if (row.table.softDelete || this.#isPointedAt(row)) unforeseen()
    this.#set(
      row.table,
      this.rows(row.table).filter(({ number }) => number !== row.number),
    )
  }

  /** All of it, or nothing where it throws. */
  transaction<Result>(work: () => Result): Result {
    const before = this.#tables
    try {
      return work()
    } catch (error) {
      this.#tables = before
      throw error
    }
  }

  #set(table: TableModel, rows: readonly StagedRow[]): void {
    this.#tables = new Map([...this.#tables, [table, rows]])
  }

  #isTaken(row: StagedRow): boolean {
    const { table, values } = row
    const others = this.rows(table).filter(({ number }) => number !== row.number)
    const names = new Map(table.columns.map((column) => [column.sql, column.name]))
    const drawn = this.model.schema.tables.find(({ name }) => name === table.names.sql)
    const together = drawn?.indexes.filter(({ kind }) => kind === 'unique') ?? []
    return together.some(({ columns }) => {
      const mine = columns.map((sql) => values.get(names.get(sql) ?? '') ?? null)
      if (mine.includes(null)) return false
      return others.some((other) =>
        columns.every((sql, at) => {
          const [one, theirs] = [mine[at] ?? null, other.values.get(names.get(sql) ?? '') ?? null]
          // Values that nobody knows were made to be others each time.
          return !isUnknown(one) && !isUnknown(theirs) && isSame(one, theirs)
        }),
      )
    })
  }

  #isPointedAt({ table, number }: StagedRow): boolean {
    return [...this.#tables.values()]
      .flat()
      .some(({ values }) =>
        [...values.values()].some(
          (value) =>
            value !== null &&
            typeof value === 'object' &&
            !isList(value) &&
            value.kind === 'key' &&
            value.table === table &&
            value.number === number,
        ),
      )
  }
}

/** What stands in a column that is given nothing. */
function initial({ optional, settings, role }: ColumnModel): Value {
  if (role !== 'field' && role !== 'relation' && role !== 'owner') return UNKNOWN
  if (!optional) return unforeseen()
  const given = settings?.default
  if (given === undefined) return null
  if (given.kind !== 'literal') return UNKNOWN
  const isPlain = settings?.type === 'decimal' || settings?.type === 'bigint'
  return isPlain || settings?.type === 'float' ? UNKNOWN : given.value
}

/** A value as the column keeps it, where it does. */
function kept(column: ColumnModel, value: Value): Value {
  const { type, nullable, settings, role } = column
  if (isUnknown(value)) return value
  if (value === null) return nullable ? null : unforeseen()
  if (role === 'relation' || role === 'owner') return pointing(value)
  const {
    minimum = -Infinity,
    maximum = Infinity,
    minLength = 0,
    maxLength = 1_000,
  } = settings ?? {}
  const within = (is: boolean): Value => (is ? value : unforeseen())
  switch (type.type) {
    case 'boolean':
      return within(typeof value === 'boolean')
    case 'enum':
      return within(typeof value === 'string' && type.values.includes(value))
    case 'integer':
      return within(typeof value === 'number' && value >= minimum && value <= maximum)
    case 'decimal': {
      if (type.scale === 0) return unforeseen()
      const exact = scaledTo(numberIn(value), type.scale)
      const amount = Number(exact.digits) / 10 ** type.scale
      const isFew = String(exact.digits).length < type.precision
      return isFew && amount >= minimum && amount <= maximum ? exact : unforeseen()
    }
    case 'string':
    case 'text': {
      const most = Math.min(maxLength, type.type === 'string' ? type.length : 1_000)
      const isOpen = settings?.pattern === undefined && settings?.format === undefined
      return within(
        typeof value === 'string' && isOpen && value.length >= minLength && value.length <= most,
      )
    }
    default:
      return unforeseen()
  }
}

/** The key of whatever is pointed at. */
function pointing(value: Value): Value {
  const kind = kindOf(value)
  if (kind === 'key' || kind === 'person') return value
  return kind === 'row' && typeof value === 'object' && value !== null && 'number' in value
    ? { kind: 'key', table: value.table, number: value.number }
    : unforeseen()
}

/** The column that holds what a to-one relation points at. */
export function columnOfRelation(table: TableModel, name: string): ColumnModel | undefined {
  const relation = table.relations.find((one) => one.name === name)
  return relation?.shape.kind === 'toOne' ? keyColumnOf(table, relation.shape.column) : undefined
}
