import type { TypedExpression } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import {
  identifier,
  printConjunct,
  printValue,
  replaceParameters,
  updateOfGiven,
  valueType,
  type Pieces,
  type ValueType,
} from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { mayBeNothing } from '../../query/value-types.ts'
import type { OuterCondition, OuterValue } from '../../query/outer.ts'
import { needsRow } from '../../query/mentions.ts'
import * as refs from '../../table/emit/refs.ts'
import { columnOfRole, placeholder, type Resource } from '../../table/emit/resource.ts'
import { bare, nowParam } from '../../table/emit/statements.ts'
import type { QueryFile } from '../query-file.ts'
import { boundRow } from './checked-query.ts'
import { GivenColumns } from './given-columns.ts'
import { statementOf } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import type { SqlPart } from './statement.ts'
import type { Written } from './write.ts'

/** Which row each item of a list changes, and what the row becomes. */
export interface ItemChange {
  readonly item: string
  readonly key: TypedExpression
  readonly where: OuterCondition | 'all'
  readonly written: readonly Written[]
}

/** Adds the function that changes a row for each item, with one statement; gives its call. */
export function updateManyFunction(
  file: QueryFile,
  resource: Resource,
  change: ItemChange,
  wish: string,
): { readonly call: Code; readonly columns: GivenColumns; readonly args: QueryArguments } {
  const { dialect, table } = resource
  const columns = new GivenColumns(dialect)
  const args = new QueryArguments(['round', 'changes', 'tx'])
  const key = columns.of(change.key, valueType(resource.key.type))
  const parts = statementParts(resource, change, columns)
  const given = [columns.json(code`round`), ...(table.timestamps ? [nowParam(dialect)] : [])]
  const opening = statementOf(file, parts, args, wish, dialect, given)
  const parameters = [
    code`db: ${refs.Database}`,
    code`rows: readonly ${columns.type}[]`,
    ...args.parameters,
  ]
  const call = file.add(
    wish,
    (called) => code`
      /** All of them or none; how many there were. */
      export async function ${called}(${parameters}): Promise<number> {
        return ${refs.inRounds}(db, rows, (row) => row.${name(key.name)}, async (tx, round) => {
          ${opening.before}
          const { changes } = await tx.run(${opening.sql}, ${opening.params})
          return changes
        })
      }`,
  )
  return { call, columns, args }
}

function statementParts(
  resource: Resource,
  { item, key, where, written }: ItemChange,
  given: GivenColumns,
): readonly SqlPart[] {
  const { table, dialect } = resource
  const as = aliasFor(resource)
  const isOfItem = (typed: TypedExpression): boolean =>
    needsRow(typed, new Map([[item, boundRow(table)]]))
  const tell = (typed: TypedExpression, type: ValueType, stored?: ColumnModel): OuterValue => {
    const { sql: called } = given.of(typed, type, stored)
    return { kind: 'column', of: as, name: called, type, nullable: mayBeNothing(typed.type) }
  }
  const own = <Tree>(tree: Tree): Tree =>
    replaceParameters<TypedExpression, Tree>(tree, (parameter) =>
      isOfItem(parameter.value) ? tell(parameter.value, parameter.type) : parameter,
    )
  const sets = written.map(({ column, typed, relative }): readonly SqlPart[] => {
    const value =
      relative === undefined ? tell(typed, valueType(column.type), column) : own(relative)
    return [`${identifier(column.sql, dialect)} = `, ...printValue(value, dialect)]
  })
  const conditions = where === 'all' ? [] : printConjunct(own(where), dialect)
  const keyColumn = given.of(key, valueType(resource.key.type))
  const update = updateOfGiven(
    table.names.sql,
    resource.key.sql,
    { as, key: keyColumn, columns: given.columns },
    dialect,
  )
  const ofTable = (role: 'updatedAt' | 'version'): string =>
    bare(columnOfRole(table, role), dialect)
  const assigned = [
    ...(table.timestamps ? [[`${ofTable('updatedAt')} = ${placeholder(dialect, 2)}`]] : []),
    ...sets,
    ...(table.version
      ? [[`${ofTable('version')} = ${resource.sql}.${ofTable('version')} + 1`]]
      : []),
  ].map((set) => [update.owner, ...set])
  const asked = [
    ...(update.same === undefined ? [] : [[update.same]]),
    ...(conditions.length === 0 ? [] : [conditions]),
  ]
  return [
    ...update.head,
    LINE,
    'SET ',
    listed(assigned, ',', LINE),
    ...(update.from === undefined ? [] : [LINE, update.from]),
    ...(asked.length === 0 ? [] : [LINE, 'WHERE ', listed(asked, LINE, 'AND ')]),
  ]
}

const LINE: SqlPart = { kind: 'break', flat: ' ' }

/** On one line, or each on its own. */
function listed(all: readonly (readonly SqlPart[])[], ...between: readonly SqlPart[]): SqlPart {
  const inner = all.flatMap((one, index) => (index === 0 ? one : [...between, ...one]))
  return { kind: 'group', inner: inner as Pieces<TypedExpression> }
}

/** A name that no table has. */
function aliasFor({ model }: Resource): string {
  const taken = new Set(model.tables.map(({ names }) => names.sql))
  let free = 'given'
  while (taken.has(free)) free += '_rows'
  return free
}
