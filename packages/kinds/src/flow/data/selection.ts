import {
  narrowedMembers,
  parse,
  toTypeScriptType,
  type Type,
  type TypedExpression,
} from '@drawbridge/expressions'
import { code, commas, key, operated, type Code } from '@drawbridge/source'
import { typeOf, widestColumn, type Pieces } from '@drawbridge/sql'
import { columnValueType, fetchedRow, relatedType } from '../row-type.ts'
import type { QueryFile } from '../query-file.ts'
import type { StepCheck } from '../step-check.ts'
import type { ColumnModel, RelationModel, TableModel } from '../../model.ts'
import { columnValue } from '../../query/row-path.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { resourceOf, type Resource } from '../../table/emit/resource.ts'
import { extraMembers, extraParts, extraRowType, fromRow, type Extra } from './extras.ts'
import { computedInQuery, computedParts } from '../../table/emit/computed.ts'
import { selectedText } from '../../table/emit/selected-columns.ts'
import { conversionOf } from '../../table/emit/values.ts'
import { keptIn, missingIn, rowShape, typeOfSome } from './row-shape.ts'
import { personalColumns } from './personal.ts'
import { boundRow, rowNames, valueAt } from './checked-query.ts'
import type { SqlPart } from './statement.ts'
import { unreadColumns } from './unread.ts'

export interface Included {
  readonly relation: RelationModel
  readonly target: Resource
}

export interface Narrowed {
  readonly column: ColumnModel
  readonly type: Type
}

/** What is read of each row that a step finds. */
export interface Selection {
  readonly resource: Resource
  readonly extras: readonly Extra[]
  readonly included: readonly Included[]
  readonly type: Type
  /** Columns of which the condition makes sure, and what they are then. */
  readonly narrowed: readonly Narrowed[]
  /** Columns that the flow has no use for, known when all of it has been gone through. */
  readonly unread: () => readonly ColumnModel[]
}

/** What a step asks for beside the columns of its table; undefined after a problem. */
export function checkSelection(check: StepCheck, table: TableModel): Selection | undefined {
  const computed = checkComputed(check, table)
  const included = checkIncluded(check, table)
  if (computed === undefined || included === undefined) return undefined
  const extras = [...hiddenColumns(check, table), ...personalColumns(check, table), ...computed]
  const members = new Map(extras.map((extra) => [extra.name, extra.type]))
  for (const { relation, target } of included)
    members.set(relation.name, relatedType(relation, fetchedRow(target.table)))
  const narrowed = narrowedBy(check, table)
  for (const one of narrowed) members.set(one.column.name, one.type)
  const type = check.flow.own(fetchedRow(table, members))
  return {
    resource: resourceOf(table, check.model),
    extras,
    included,
    type,
    narrowed,
    unread: () => unreadColumns(table, type, included, check.flow),
  }
}

/** What a step's condition tells of each of its rows. */
function narrowedBy(check: StepCheck, table: TableModel): readonly Narrowed[] {
  const parsed = parse(check.text('where') ?? '')
  if (!parsed.ok) return []
  const known = narrowedMembers(fetchedRow(table), 'row', parsed.expression)
  return table.columns.flatMap((column) => {
    const type = known.get(column.name)
    return type === undefined ? [] : { column, type }
  })
}

/** Those of them that are read. */
const narrowedIn = ({ narrowed, unread }: Selection): readonly Narrowed[] => {
  const left = unread()
  return narrowed.filter(({ column }) => !left.includes(column))
}

/** `state: 'open'`: what a column of which the condition makes sure is kept as, or what it is in the flow. */
function narrowMember({ column, type }: Narrowed, kept: Code): Code {
  const isChoice = type.kind === 'enum'
  return code`${key(column.name)}: ${isChoice ? toTypeScriptType(type) : kept}`
}

function checkComputed(check: StepCheck, table: TableModel): readonly Extra[] | undefined {
  const formulas = check.formulas('compute', undefined, rowNames(table))
  if (formulas === undefined) return undefined
  const extras = [...formulas].map(([called, formula]): Extra | undefined => {
    const path = ['settings', 'compute', called]
    if (table.columns.some((column) => column.name === called)) {
      const other = `a field of ${table.names.plural}`
      return check.report('duplicate-name', path, { what: 'The value', name: called, other })
    }
    const value = valueAt(check, table, path, formula)
    if (value === undefined) return undefined
    const nullable = formula.type.kind === 'nullable'
    return {
      name: called,
      type: formula.type,
      column: widestColumn(typeOf(value)),
      nullable,
      value,
    }
  })
  return extras.every((extra) => extra !== undefined) ? extras : undefined
}

function checkIncluded(check: StepCheck, table: TableModel): readonly Included[] | undefined {
  const included = check.texts('include').map((called, index): Included | undefined => {
    const relation = table.relations.find((one) => one.name === called)
    const target = relation && tableOf(relation.target, check.model)
    if (relation !== undefined && target !== undefined)
      return { relation, target: resourceOf(target, check.model) }
    const known = table.relations.map((one) => one.name)
    const path = ['settings', 'include', index]
    return check.report('unknown-choice', path, { what: 'relation', found: called, known })
  })
  return included.every((one) => one !== undefined) ? included : undefined
}

/** Columns that never leave the server are read where the flow mentions them, and only there. */
function hiddenColumns(check: StepCheck, table: TableModel): readonly Extra[] {
  const { name: called } = check.step
  if (called === undefined) return []
  return table.columns.flatMap((column) => {
    if (column.readable || !check.flow.mentionsMember(called, column.name)) return []
    check.flow.hidden.add(column.name)
    return [
      {
        name: column.name,
        type: columnValueType(column),
        column: column.type,
        nullable: column.nullable,
        value: columnValue(boundRow(table), column),
      },
    ]
  })
}

/** `SELECT articles.id, …` with everything that is read. */
export function selectParts({ resource, extras, unread }: Selection): readonly SqlPart[] {
  const left = unread()
  const line: SqlPart = { kind: 'break', flat: ' ' }
  const more = extras.length === 0 ? [] : [',', line, ...extraParts(extras, resource, line)]
  if (left.length > 0) return ['SELECT ', ...columnsWithout(resource, left, more)]
  const columns: SqlPart = { kind: 'mention', code: resource.columns }
  return ['SELECT ', columns, ...(more.length === 0 ? [] : [group(more)])]
}

const group = (inner: Pieces<TypedExpression>): SqlPart => ({ kind: 'group', inner })

/** The columns that are read, and `more` behind them. */
function columnsWithout(
  resource: Resource,
  left: readonly ColumnModel[],
  more: Pieces<TypedExpression>,
): readonly SqlPart[] {
  const computed = computedInQuery(resource).filter(
    (column) => column.computed?.isPersonal === false && !left.includes(column),
  )
  const stored = selectedText(resource, left, '    ').trimStart()
  if (computed.length === 0) return [group([stored, ...more])]
  return [
    stored,
    ...computed.flatMap((column): readonly SqlPart[] => [
      ', ',
      ...computedParts(resource, column).map((part): SqlPart =>
        typeof part === 'string' ? part : { kind: 'mention', code: part },
      ),
    ]),
    ...(more.length === 0 ? [] : [group(more)]),
  ]
}

/** `ArticleRow & { favorited: 0 | 1 }`: a row as the database gives it. */
export function rowTypeOf(selection: Selection): Code {
  const { resource, extras, unread } = selection
  const { rowType } = rowShape(resource, unread())
  const narrowed = narrowedIn(selection).map((one) =>
    narrowMember(one, conversionOf(one.column, resource.dialect).rowType),
  )
  return operated(
    [
      rowType,
      ...(extras.length === 0 ? [] : [extraRowType(extras, resource.dialect)]),
      ...(narrowed.length === 0 ? [] : [code`{ ${commas(narrowed)} }`]),
    ],
    '&',
  )
}

/** Whether rows become something else before they are handed over. */
export function converts({ resource, extras, unread }: Selection): boolean {
  return (
    rowShape(resource, unread()).convert !== undefined ||
    extras.some((extra) => fromRow(extra, resource.dialect) !== undefined)
  )
}

/** A row as the flow has it, with these members besides. */
export function converted(selection: Selection, row: Code, more: readonly Code[] = []): Code {
  const { resource, extras, unread } = selection
  const { convert, changes } = rowShape(resource, unread())
  const narrowed = narrowedIn(selection)
  const sure = narrowed.map(({ column }) => column)
  const ownMembers = changes?.(row, sure) ?? []
  const keepsAll = convert === undefined || changes !== undefined
  const changed = extras.flatMap((extra) => {
    const value = code`${row}.${key(extra.name)}`
    const result = fromRow(extra, resource.dialect)?.(value)
    if (result === undefined) return keepsAll ? [] : [code`${key(extra.name)}: ${value}`]
    return [
      code`${key(extra.name)}: ${extra.nullable ? code`${value} === null ? null : ${result}` : result}`,
    ]
  })
  const known = sure.flatMap((column) => {
    const value = code`${row}.${key(column.name)}`
    const result = conversionOf(column, resource.dialect).fromRow?.call(value)
    if (result === undefined && keepsAll) return []
    return [code`${key(column.name)}: ${result ?? value}`]
  })
  const base = keepsAll ? row : convert(row)
  const members = [...ownMembers, ...known, ...changed, ...more]
  return members.length === 0 ? base : code`{ ...${base}, ${commas(members)} }`
}

/** The exported type of what is found: the row's own, or one with what was asked for besides. */
export function foundType(file: QueryFile, selection: Selection): Code {
  const { resource, extras, included, unread } = selection
  const narrowed = narrowedIn(selection)
  if (extras.length + included.length + narrowed.length === 0)
    return rowShape(resource, unread()).type
  // Of rows that are read along, too, some is left out: they are no such rows as the table's own type has.
  const others = included.filter(({ target }) => missingIn(target).length > 0)
  const missing = missingIn(resource, unread())
  const left = [...missing, ...others.map(({ relation }) => relation)]
  const base = typeOfSome(code`${resource.knownType}`, left, keptIn(resource, missing))
  const own = [
    ...narrowed.map((one) => narrowMember(one, conversionOf(one.column, resource.dialect).type)),
    ...extraMembers(extras, resource.dialect),
  ]
  const related = included.map(({ relation, target }) => {
    const row = rowShape(target).type
    return code`${key(relation.name)}: ${shapeOf(relation, row)}`
  })
  const type = file.head(
    `Found${resource.table.names.type}`,
    (called) => code`
      export interface ${called} extends ${base} {
        ${[...own, ...related]}
      }`,
  )
  return code`${type}`
}

function shapeOf({ shape }: RelationModel, row: Code): Code {
  if (shape.kind === 'toMany' || shape.kind === 'manyToMany') return code`${row}[]`
  return shape.kind === 'toOne' && shape.required ? row : code`${row} | null`
}
