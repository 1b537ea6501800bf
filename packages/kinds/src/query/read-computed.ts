import {
  check,
  parse,
  partsOf,
  type Scope,
  type Type,
  type TypedExpression,
} from '@drawbridge/expressions'
import { diagnose, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import {
  isNullable,
  printValue,
  statementOf,
  typeOf,
  valueType,
  widestColumn,
  type ColumnType,
} from '@drawbridge/sql'
import type { TablePart } from '../drawing.ts'
import type { ColumnModel, Model, TableModel } from '../model.ts'
import type { Computed } from '../table/settings.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import { afterReading, type Divided } from './after-reading.ts'
import { attempt, valueInQuery, type Lowered } from './lower.ts'
import { needsRow } from './mentions.ts'
import type { Outer, OuterValue, RowPath } from './outer.ts'
import { scopeOf } from './read-conditions.ts'
import { shownFields } from './shown-fields.ts'
import { mayBeNothing, present } from './value-types.ts'

/** What a statement about a table calls whoever asks, where a computed field is about them. */
export function callerAlias({ names }: Pick<TableModel, 'names'>): string {
  return names.sql === 'caller' ? 'asking' : 'caller'
}

/** The model with the computed fields of all its tables, and what is wrong with them. */
export function readComputed(
  model: Model,
  parts: readonly TablePart[],
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const drawn = new Map(parts.map(({ node, settings }) => [node.id, settings.computed ?? []]))
  const tables = model.tables.map((table) => {
    const all = drawn.get(table.node) ?? []
    const columns = all.flatMap((computed, index): ColumnModel[] => {
      const field = pointer('settings', 'computed', index)
      const found = readOne(computed, field, table, model, all)
      diagnostics.push(...('code' in found ? [found] : givenAway(found, field, table, model)))
      return 'code' in found ? [] : [found]
    })
    return columns.length === 0 ? table : { ...table, columns: [...table.columns, ...columns] }
  })
  return { model: { ...model, tables }, diagnostics }
}

/** Fields that nobody may read, or not everybody, and that a computed field shows all the same. */
function givenAway(
  { name, computed }: ColumnModel,
  field: string,
  table: TableModel,
  model: Model,
): readonly Diagnostic[] {
  const place: Place = { node: table.node, field: `${field}/formula` }
  const shown = computed === undefined ? [] : shownFields(computed.formula, model)
  return shown.flatMap(({ column, isOfUser, isWhole }) => {
    const facts = { name, table: table.names.plural, field: column.name }
    if (!column.readable && isWhole) return [diagnose('computed-shows-hidden', place, facts)]
    if (!column.readable) return [diagnose('computed-shows-more', place, facts)]
    if (column.settings?.readRule === undefined || isOfUser) return []
    return [diagnose('computed-shows-more', place, facts)]
  })
}

function readOne(
  { id, name, formula: text, description = '' }: Computed,
  field: string,
  table: TableModel,
  model: Model,
  all: readonly Computed[],
): ColumnModel | Diagnostic {
  const place: Place = { node: table.node, field: `${field}/formula` }
  const about = { name, table: table.names.plural }
  const wrong = ({ message, cure = 'Correct the formula.' }: Said) =>
    diagnose('wrong-computed', place, { ...about, problem: message, cure })
  const beyond = ({ message, cure = 'Correct the formula.' }: Said) =>
    diagnose('computed-beyond-database', place, { ...about, problem: message, cure })

  const parsed = parse(text)
  if (!parsed.ok) return wrong(parsed.problems[0] ?? { message: 'It can’t be read.' })
  const scope = computedScope(table, model)
  const { problems, typed } = check(parsed.expression, scope)
  const [problem] = problems
  if (problem !== undefined) return wrong(problem)
  const type = storedType(typed)
  if (type === undefined) return wrong(NOT_PLAIN)
  const rows = computedRows(table, model)
  const asks = (piece: TypedExpression): Lowered<OuterValue> => {
    const scope = { model, rows, taken: [callerAlias(table)], isAlone: true }
    const lowered = valueInQuery(piece, scope)
    return lowered.ok && hasParameters(lowered.tree) ? notOfRow(piece) : lowered
  }
  const users = new Map([...rows].filter(([called]) => called === 'user'))
  const isPersonal = needsRow(typed, users)
  const column = {
    id,
    field,
    role: 'computed',
    name,
    sql: '',
    optional: true,
    readable: true,
    writable: false,
    unique: false,
  } as const
  const lowered = asks(typed)
  if (lowered.ok) {
    const value = lowered.tree
    return {
      ...column,
      type: storedAs(type, value),
      nullable: isNullable(value),
      computed: { formula: typed, text, value, isPersonal, description },
    }
  }
  const taken = new Set(
    [...table.columns, ...table.relations, ...all].map((one) => one.name.toLowerCase()),
  )
  const divided = divide(typed, {
    table,
    rows: new Set(rows.keys()),
    inQuery: (piece) => {
      const found = storedType(piece) === undefined ? undefined : asks(piece)
      return found?.ok === true ? found.tree : undefined
    },
    nameOf: (position) => freeName(`${name}From${position === 0 ? '' : position + 1}`, taken),
  })
  if (!divided.ok) return beyond(divided.problem)
  const { formula, reads } = divided.tree
  const read = reads.map(({ name: called, piece, value }): ColumnModel => ({
    ...column,
    id: `${id}_${called}`,
    name: called,
    readable: false,
    type: storedAs(storedType(piece) ?? type, value),
    nullable: isNullable(value),
    computed: {
      formula: piece,
      text: text.slice(piece.span.from, piece.span.to),
      value,
      isPersonal: needsRow(piece, users),
      description: '',
    },
  }))
  const of = table.columns.filter((one) => one.readable && asksFor(formula, one.name))
  return {
    ...column,
    type,
    nullable: mayBeNothing(formula.type),
    computed: { formula: typed, text, after: { formula, of, read }, isPersonal, description },
  }
}

function divide(...[formula, asked]: Parameters<typeof afterReading>): Lowered<Divided> {
  return attempt(() => afterReading(formula, asked))
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  return taken.has(wish.toLowerCase()) ? freeName(`${wish}_`, taken) : wish
}

/** Whether a formula asks the row for a field. */
function asksFor(piece: TypedExpression, field: string): boolean {
  if (piece.kind === 'member' && piece.object.kind === 'name')
    return piece.object.name === 'row' && piece.name === field
  return partsOf(piece).some((part) => asksFor(part, field))
}

function storedAs(type: ColumnType, value: OuterValue): ColumnType {
  return type.type === 'decimal' ? widestColumn(typeOf(value)) : type
}

interface Said {
  readonly message: string
  readonly cure?: string
}

const NOT_PLAIN: Said = {
  message: 'a field holds one text, number, date, yes or no.',
  cure: 'Count a list with `count(…)`, or take a member of a row.',
}

function notOfRow({ span }: TypedExpression): Lowered<OuterValue> {
  return { ok: false, problem: { span, message: 'It depends on something beside the row.' } }
}

function computedScope(table: TableModel, model: Model): Scope {
  const scope = scopeOf(table, undefined, model)
  const accounts = model.auth?.table
  if (accounts === undefined) return scope
  const user: Type = { kind: 'nullable', of: { kind: 'row', table: accounts } }
  return { ...scope, names: new Map([...scope.names, ['user', user]]) }
}

/** The row, and whoever asks as a row that stands beside it in the statement. */
function computedRows(table: TableModel, model: Model): ReadonlyMap<string, RowPath> {
  const rows = new Map<string, RowPath>([['row', { kind: 'bound', table, as: table.names.sql }]])
  const users = model.auth && tableOf(model.auth.table, model)
  if (users === undefined) return rows
  const { type } = columnOfRole(users, 'key')
  const key = {
    kind: 'column',
    of: callerAlias(table),
    name: 'id',
    type: valueType(type),
    nullable: true,
  } as const
  return new Map([...rows, ['user', { kind: 'keyed', table: users, key }]])
}

/** A column that holds such values; undefined where none does. */
function storedType({ type }: Outer): ColumnType | undefined {
  const plain = present(type)
  switch (plain.kind) {
    case 'enum':
      return { type: 'enum', values: plain.values }
    case 'decimal':
      return { type: 'decimal', precision: 18, scale: plain.scale ?? 0 }
    case 'text':
    case 'integer':
    case 'bigint':
    case 'float':
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'uuid':
      return { type: plain.kind }
    default:
      return undefined
  }
}

function hasParameters(value: OuterValue): boolean {
  return statementOf(printValue(value, 'sqlite'), 'sqlite').parameters.length > 0
}
