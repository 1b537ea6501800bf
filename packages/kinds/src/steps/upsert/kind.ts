import { code, lit, template, type Code } from '@drawbridge/source'
import { identifier, laidOut, printValue } from '@drawbridge/sql'
import { fetchedRow } from '../../flow/row-type.ts'
import type { QueryFile } from '../../flow/query-file.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { QUIET } from '../../flow/meaning.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
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
import { QueryArguments } from '../../flow/data/query-arguments.ts'
import { hasList } from '../../flow/data/statement.ts'
import { warnOfNamedOrganisation } from '../../flow/data/kept-apart.ts'
import { checkWritten, columnNamed, fixedOf, type Written } from '../../flow/data/write.ts'
import { startsEvents, toldOf } from '../../flow/data/through-events.ts'
import { timesOf, upsertedThroughEvents, type Known } from './through-events.ts'
import { upsertFace } from './face.ts'

export const upsert: StepKind = {
  face: upsertFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    const values = checkWritten(check, table, 'values', () => false)
    const changes = checkWritten(check, table, 'changes', () => false, { knowsRow: true })
    noteWrite(check, table, 'create', ...(changes?.length === 0 ? [] : (['update'] as const)))
    const by = check.texts('by').map((field, index) => {
      const column = columnNamed(table, field)
      if (column !== undefined && values?.some((one) => one.column === column)) return column
      const known = values?.map((one) => one.column.name) ?? []
      const path = ['settings', 'by', index]
      return check.report('unknown-choice', path, { what: 'value', found: field, known })
    })
    if (values === undefined || changes === undefined || !by.every((one) => one !== undefined))
      return undefined
    if (!checkComplete(check, table, values, true) || !checkFixed(check, table, changes))
      return undefined
    if (!isUnique(by, resourceOf(table, check.model)))
      return check.report('not-unique', ['settings', 'by'], {
        step: check.title,
        table: table.names.plural,
      })
    warnOfNamedOrganisation(check, table, values)
    const resource = resourceOf(table, check.model)
    return {
      type: check.flow.own(fetchedRow(table)),
      means: QUIET,
      emit: (emission) => {
        const { queries, db, printTyped } = emission
        const wish = queryName(check, 'upsert', table)
        const times = timesOf(changes)
        const isWatched = startsEvents(emission, resource, ...times)
        const wishes = {
          function: isWatched ? queryName(check, 'write', table) : wish,
          write: constantName(wish),
          read: constantName(queryName(check, 'read', table)),
        }
        const args = new QueryArguments(['changes', 'tx', 'user', 'log', 'found', 'before'])
        const isAsked = isWatched || check.step.name !== undefined
        const { call: write, known } = upsertFunction(
          queries,
          wishes,
          resource,
          { values, changes, by, isAsked },
          args,
        )
        const call =
          isWatched && known !== undefined
            ? upsertedThroughEvents(emission, resource, values, changes, write, known, wish, args)
            : write
        const told = toldOf(resource, emission, ...times)
        const given = [values, fixedOf(changes)].filter(
          (one, index) => index === 0 || one.length > 0,
        )
        const handed = [
          ...given.map((one) => valuesCode(emission, resource, one)),
          ...args.formulas.map(printTyped),
        ]
        return assigned(check, code`await ${call}(${[db, ...handed, ...told]})`)
      },
    }
  },
}

/** The statement is one text: it has no room for a list, whose length would change it. */
function checkFixed(check: StepCheck, table: TableModel, changes: readonly Written[]): boolean {
  const { dialect } = resourceOf(table, check.model)
  const open = changes.find(
    ({ relative }) => relative !== undefined && hasList(printValue(relative, dialect)),
  )
  if (open === undefined) return true
  check.report('wrong-formula', ['settings', 'changes', open.column.name], {
    step: check.title,
    problem: 'what a row becomes can’t be looked up in a list here.',
    cure: 'Name what the list tells with a step before this one.',
  })
  return false
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

interface Upserted {
  readonly values: readonly Written[]
  readonly changes: readonly Written[]
  /** What the row is known by. */
  readonly by: readonly ColumnModel[]
  /** Whether anybody asks what became of it. */
  readonly isAsked: boolean
}

interface Wishes {
  readonly function: string
  readonly write: string
  readonly read: string
}

function upsertFunction(
  file: QueryFile,
  wishes: Wishes,
  resource: Resource,
  { values, changes, by, isAsked }: Upserted,
  args: QueryArguments,
): { readonly call: Code; readonly known: Known | undefined } {
  const { dialect } = resource
  const { type, rowType, convert } = rowShape(resource)
  const inserted = filled(resource, values)
  const fixed = fixedOf(changes)
  const given = [
    ...inserted.map((column) => directParameter(column, resource, values)),
    ...fixed.map(({ column }) => directParameter(column, resource, fixed, 'changes')),
    ...(changes.length > 0 && resource.table.timestamps ? [nowParam(dialect)] : []),
  ]
  const relative = relativeSql(resource, changes, args, given.length)
  const params = [...given, ...relative.params]
  const parameters = [
    code`db: ${refs.Database}`,
    code`values: ${inputType(resource, values)}`,
    ...(fixed.length === 0 ? [] : [code`changes: ${inputType(resource, fixed)}`]),
    ...args.parameters,
  ]
  const conflict = conflictSql(resource, by, changes, inserted.length, relative.sets)
  const write = file.head(
    wishes.write,
    (called) => code`const ${called} = ${insertSql(resource, inserted, conflict)}`,
  )
  const known = isAsked
    ? {
        read: file.head(wishes.read, (called) => code`const ${called} = ${readSql(resource, by)}`),
        keys: by.map((column) => directParameter(column, resource, values)),
      }
    : undefined
  const time = inserted.some((column) => isTime(column, values)) && code`const at = ${refs.now}()`
  const run = code`await db.run(${write}, [${params}])`
  const call = file.add(wishes.function, (called) =>
    known === undefined
      ? code`
        export async function ${called}(${parameters}): Promise<void> {
          ${time}
          ${run}
        }`
      : code`
        /** The row with these values: a new one, or the one that is there. */
        export async function ${called}(${parameters}): Promise<${type}> {
          ${time}
          ${run}
          const row = await db.get<${rowType}>(${known.read}, [${known.keys}])
          if (row === undefined) throw ${refs.notFound}(${lit(resource.noun)})
          return ${convert?.(code`row`) ?? code`row`}
        }`,
  )
  return { call, known }
}

function readSql(resource: Resource, by: readonly ColumnModel[]): Code {
  const { columns, sql, dialect } = resource
  const where = by.map(
    (column, index) => `${columnSql(resource, column)} = ${placeholder(dialect, index + 1)}`,
  )
  return template`SELECT ${columns} FROM ${sql} WHERE ${where.join(' AND ')}`
}

/** What the database works out of the row that is there. */
function relativeSql(
  { dialect }: Resource,
  changes: readonly Written[],
  args: QueryArguments,
  before: number,
): { readonly sets: readonly string[]; readonly params: readonly Code[] } {
  const params: Code[] = []
  const sets = changes.flatMap(({ column, relative }) => {
    if (relative === undefined) return []
    const pieces = laidOut(printValue(relative, dialect), { width: Infinity })
    const texts = pieces.map((piece) => {
      if (typeof piece === 'string') return piece
      params.push(args.param(piece.value, piece.type, dialect))
      return placeholder(dialect, before + params.length)
    })
    return [`${identifier(column.sql, dialect)} = ${texts.join('')}`]
  })
  return { sets, params }
}

/** What happens to the row that is there already. */
function conflictSql(
  { sql, dialect, key, table }: Resource,
  by: readonly ColumnModel[],
  changes: readonly Written[],
  before: number,
  relative: readonly string[],
): string {
  const quoted = (column: ColumnModel): string => identifier(column.sql, dialect)
  const changed = [
    ...fixedOf(changes).map(({ column }) => column),
    ...table.columns.filter(({ role }) => role === 'updatedAt' && changes.length > 0),
  ]
  const version = table.columns.filter(({ role }) => role === 'version' && changes.length > 0)
  const set = [
    ...changed.map(
      (column, index) => `${quoted(column)} = ${placeholder(dialect, before + index + 1)}`,
    ),
    ...relative,
    ...version.map((column) => `${quoted(column)} = ${sql}.${quoted(column)} + 1`),
  ].join(', ')
  if (dialect === 'mysql')
    return ` ON DUPLICATE KEY UPDATE ${set === '' ? `${quoted(key)} = ${quoted(key)}` : set}`
  const target = `ON CONFLICT (${by.map(quoted).join(', ')})`
  return ` ${target} DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`
}
