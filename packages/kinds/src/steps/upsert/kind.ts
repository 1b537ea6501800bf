import { code, lit, name, template, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { fetchedRow } from '../../flow/row-type.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import type { ColumnModel } from '../../model.ts'
import { nowParam } from '../../table/emit/statements.ts'
import { insertSql } from '../../table/emit/insert-sql.ts'
import * as refs from '../../table/emit/refs.ts'
import { columnSql, placeholder, resourceOf, type Resource } from '../../table/emit/resource.ts'
import { assigned, noteWrite, queryName } from '../../flow/data/called.ts'
import { rowShape } from '../../flow/data/row-shape.ts'
import { constantName } from '../../flow/data/opening.ts'
import {
  checkComplete,
  directParameter,
  filled,
  inputType,
  isTime,
  valuesCode,
} from '../../flow/data/insert.ts'
import { checkWritten, columnNamed, type Written } from '../../flow/data/write.ts'
import { startsEvents, userOf } from '../../flow/data/through-events.ts'
import { upsertedThroughEvents } from './through-events.ts'
import { upsertFace } from './face.ts'

export const upsert: StepKind = {
  face: upsertFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    noteWrite(check, table, 'create', 'update')
    const values = checkWritten(check, table, 'values', () => false)
    const changes = checkWritten(check, table, 'changes', () => false)
    const by = check.texts('by').map((field, index) => {
      const column = columnNamed(table, field)
      if (column !== undefined && values?.some((one) => one.column === column)) return column
      const known = values?.map((one) => one.column.name) ?? []
      const path = ['settings', 'by', index]
      return check.report('unknown-choice', path, { what: 'value', found: field, known })
    })
    if (values === undefined || changes === undefined || !by.every((one) => one !== undefined))
      return undefined
    if (!checkComplete(check, table, values)) return undefined
    if (!isUnique(by, resourceOf(table, check.model)))
      return check.report('not-unique', ['settings', 'by'], {
        step: check.title,
        table: table.names.plural,
      })
    const resource = resourceOf(table, check.model)
    return {
      type: fetchedRow(table),
      emit: (emission) => {
        const { queries, db, printTyped } = emission
        const wish = queryName(check, 'upsert', table)
        const changing = changes.length > 0 ? (['beforeUpdate', 'afterUpdate'] as const) : []
        const isWatched = startsEvents(
          emission,
          resource,
          'beforeCreate',
          'afterCreate',
          ...changing,
        )
        const names = {
          function: queries.name(isWatched ? queryName(check, 'write', table) : wish),
          write: queries.name(constantName(wish)),
          read: queries.name(constantName(queryName(check, 'read', table))),
        }
        const written = upsertCode(names, resource, values, changes, by)
        const call = upsertedThroughEvents(
          emission,
          resource,
          values,
          changes,
          queries.add(names.function, written.function, written.constants),
          { read: names.read, keys: by.map((column) => directParameter(column, resource, values)) },
          wish,
        )
        const user = isWatched ? userOf(resource, emission) : []
        const given = [values, ...(changes.length === 0 ? [] : [changes])]
        const args = given.map((one) => valuesCode(one, printTyped))
        return assigned(check, code`await ${call}(${[db, ...args, ...user]})`)
      },
    }
  },
}

/** Whether the database knows a row by these columns. */
function isUnique(by: readonly ColumnModel[], { table, model }: Resource): boolean {
  const [only] = by
  if (by.length === 1 && only !== undefined && (only.unique || only.role === 'key')) return true
  const names = by
    .map(({ sql }) => sql)
    .toSorted()
    .join()
  const drawn = model.schema.tables.find(({ id }) => id === table.node)
  return (
    drawn?.indexes.some(
      (one) => one.kind === 'unique' && one.columns.toSorted().join() === names,
    ) === true
  )
}

interface UpsertNames {
  readonly function: string
  readonly write: string
  readonly read: string
}

function upsertCode(
  names: UpsertNames,
  resource: Resource,
  values: readonly Written[],
  changes: readonly Written[],
  by: readonly ColumnModel[],
): { readonly function: Code; readonly constants: readonly Code[] } {
  const { dialect, columns, sql, noun } = resource
  const { type, rowType, convert } = rowShape(resource)
  const inserted = filled(resource, values)
  const [write, read] = [name(names.write), name(names.read)]
  const params = [
    ...inserted.map((column) => directParameter(column, resource, values)),
    ...changes.map(({ column }) => directParameter(column, resource, changes, 'changes')),
    ...(changes.length > 0 && resource.table.timestamps ? [nowParam(dialect)] : []),
  ]
  const where = by.map(
    (column, index) => `${columnSql(resource, column)} = ${placeholder(dialect, index + 1)}`,
  )
  const parameters = [
    code`db: ${refs.Database}`,
    code`values: ${inputType(values)}`,
    ...(changes.length === 0 ? [] : [code`changes: ${inputType(changes)}`]),
  ]
  const keys = by.map((column) => directParameter(column, resource, values))
  return {
    constants: [
      code`const ${write} = ${insertSql(resource, inserted, conflictSql(resource, by, changes, inserted.length))}`,
      code`const ${read} = ${template`SELECT ${columns} FROM ${sql} WHERE ${where.join(' AND ')}`}`,
    ],
    function: code`
      /** The row with these values: a new one, or the one that is there. */
      export async function ${name(names.function)}(${parameters}): Promise<${type}> {
        ${inserted.some((column) => isTime(column, values)) && code`const at = ${refs.now}()`}
        await db.run(${write}, [${params}])
        const row = await db.get<${rowType}>(${read}, [${keys}])
        if (row === undefined) throw ${refs.notFound}(${lit(noun)})
        return ${convert?.(code`row`) ?? code`row`}
      }`,
  }
}

/** What happens to the row that is there already. */
function conflictSql(
  { sql, dialect, key, table }: Resource,
  by: readonly ColumnModel[],
  changes: readonly Written[],
  before: number,
): string {
  const quoted = (column: ColumnModel): string => identifier(column.sql, dialect)
  const changed = [
    ...changes.map(({ column }) => column),
    ...table.columns.filter(({ role }) => role === 'updatedAt' && changes.length > 0),
  ]
  const version = table.columns.filter(({ role }) => role === 'version' && changes.length > 0)
  const set = [
    ...changed.map(
      (column, index) => `${quoted(column)} = ${placeholder(dialect, before + index + 1)}`,
    ),
    ...version.map((column) => `${quoted(column)} = ${sql}.${quoted(column)} + 1`),
  ].join(', ')
  if (dialect === 'mysql')
    return ` ON DUPLICATE KEY UPDATE ${set === '' ? `${quoted(key)} = ${quoted(key)}` : set}`
  const target = `ON CONFLICT (${by.map(quoted).join(', ')})`
  return ` ${target} DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`
}
