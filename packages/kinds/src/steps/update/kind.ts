import { code, commas, key, lit, name, template, type Code } from '@drawbridge/source'
import { identifier, printCondition, printValue } from '@drawbridge/sql'
import type { TypedExpression } from '@drawbridge/expressions'
import { printAsGiven } from '../../flow/formula.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import type { OuterCondition } from '../../query/outer.ts'
import * as refs from '../../table/emit/refs.ts'
import {
  capitalised,
  columnOfRole,
  placeholder,
  resourceOf,
  type Resource,
} from '../../table/emit/resource.ts'
import { bare, nowParam } from '../../table/emit/statements.ts'
import { asFunction, chained, conversionOf } from '../../table/emit/values.ts'
import { member } from '../../flow/data/insert.ts'
import { noteWrite, queryName } from '../../flow/data/called.ts'
import { changedRows } from '../../flow/data/changed-rows.ts'
import { whereOf } from '../../flow/data/checked-query.ts'
import { statementOf } from '../../flow/data/opening.ts'
import { QueryArguments } from '../../flow/data/query-arguments.ts'
import { boundCondition, type SqlPart } from '../../flow/data/statement.ts'
import { changedThroughEvents, startsEvents, userOf } from '../../flow/data/through-events.ts'
import { checkWritten, fixedOf, type Written } from '../../flow/data/write.ts'
import { changesType } from '../../flow/data/changes-type.ts'
import { updateFace } from './face.ts'

export const update: StepKind = {
  face: updateFace,
  check(check) {
    const table = check.table()
    const where = table && whereOf(check, table)
    const written = table && checkWritten(check, table, 'values', () => true, { knowsRow: true })
    if (table === undefined || where === undefined || where === 'all' || written === undefined)
      return undefined
    if (written.length === 0)
      return check.report('missing-value', ['settings', 'values'], {
        what: 'New values',
        where: `in ${check.title}`,
      })
    noteWrite(check, table, 'update')
    const resource = resourceOf(table, check.model)
    return {
      type: { kind: 'integer' },
      isBlock: true,
      emit: (emission) => {
        const { queries, printTyped } = emission
        const isWatched = startsEvents(emission, resource, 'beforeUpdate', 'afterUpdate')
        const [only] = written.length === 1 && check.step.name === undefined ? written : []
        const wish = `${queryName(check, 'update', table)}${only === undefined ? '' : capitalised(only.column.name)}`
        const changing = isWatched ? queryName(check, 'change', table) : wish
        const args = new QueryArguments(['values', 'set'])
        const whereParts = printCondition(where, resource.dialect)
        const given = fixedOf(written)
        const opening = written.some(({ mayBeAbsent }) => mayBeAbsent)
          ? assembled(resource, written, where, args)
          : statementOf(
              queries,
              fixedParts(resource, written, whereParts),
              args,
              changing,
              resource.dialect,
              givenParams(resource, given),
            )
        const call = queries.add(
          changing,
          (called) => code`
            export async function ${called}(${[code`db: ${refs.Database}`, ...(given.length > 0 ? [code`values: ${changesType(resource, given)}`] : []), ...args.parameters]}): Promise<number> {
              ${opening.before}
              const { changes } = await db.run(${opening.sql}, ${opening.params})
              return changes
            }`,
        )
        const values = code`{ ${commas(
          given.map(({ column, typed, mayBeAbsent }) =>
            member(column.name, typed, mayBeAbsent ? printAsGiven(typed) : printTyped(typed)),
          ),
        )} }`
        return changedRows(
          check,
          resource,
          changedThroughEvents(
            emission,
            resource,
            where,
            { call, formulas: args.formulas, written: given },
            wish,
          ),
          given.length > 0 ? { ...emission, db: code`${emission.db}, ${values}` } : emission,
          isWatched ? userOf(resource, emission) : [],
        )
      },
    }
  },
}

/** `title = ?`, then `stock = stock - ?`, for values that are always there. */
function fixedParts(
  { table, sql, dialect }: Resource,
  written: readonly Written[],
  where: readonly SqlPart[],
): readonly SqlPart[] {
  const columns = [
    ...written.flatMap(({ column, relative }) => (relative === undefined ? [column] : [])),
    ...table.columns.filter(({ role }) => role === 'updatedAt'),
  ]
  const set = [
    ...columns.map((column, index): readonly SqlPart[] => [
      `${identifier(column.sql, dialect)} = ${placeholder(dialect, index + 1)}`,
    ]),
    ...relativeParts(written, dialect).map(({ column, value }) => [`${column} = `, ...value]),
  ].flatMap((one, index) => (index === 0 ? one : [', ', ...one]))
  const version = versionSql({ table, dialect })
  const line: SqlPart = { kind: 'break', flat: ' ' }
  return [`UPDATE ${sql}`, line, 'SET ', ...set, version, line, 'WHERE ', ...where]
}

/** What the database works out of the row that is there. */
function relativeParts(written: readonly Written[], dialect: Resource['dialect']) {
  return written.flatMap(({ column, relative }) =>
    relative === undefined
      ? []
      : [{ column: identifier(column.sql, dialect), value: printValue(relative, dialect) }],
  )
}

function givenParams(resource: Resource, written: readonly Written[]): readonly Code[] {
  const { table, dialect } = resource
  return [
    ...written.map((one) => parameter(one, dialect)),
    ...(table.timestamps ? [nowParam(dialect)] : []),
  ]
}

function parameter({ column, mayBeAbsent }: Written, dialect: Resource['dialect']): Code {
  const { fix, toParam } = conversionOf(column, dialect)
  const value = code`values.${key(column.name)}`
  const convert = chained(column.type.type === 'datetime' ? fix : undefined, toParam)
  if (convert === undefined) return value
  if (mayBeAbsent) return code`${refs.given}(${value}, ${asFunction(convert)})`
  return column.nullable
    ? code`${refs.given}(${value}, ${asFunction(convert)}) ?? null`
    : convert.call(value)
}

/** What the caller left out is not set: the SET is put together as it runs. */
function assembled(
  resource: Resource,
  written: readonly Written[],
  where: OuterCondition,
  args: QueryArguments,
): {
  readonly before: Code
  readonly sql: Code
  readonly params: Code
} {
  const { table, sql, dialect, key: id } = resource
  const given = fixedOf(written)
  const mayBeEmpty = !table.timestamps && !table.version && written.every((one) => one.mayBeAbsent)
  const relative = relativeParts(written, dialect).map(
    ({ column, value }) => template`${column} = ${boundCondition(value, args, dialect)}`,
  )
  const values = [
    ...given.map(
      (one) => code`${key(identifier(one.column.sql, dialect))}: ${parameter(one, dialect)},`,
    ),
    ...(table.timestamps
      ? [code`${key(bare(columnOfRole(table, 'updatedAt'), dialect))}: ${nowParam(dialect)},`]
      : []),
  ]
  const assigned = code`
    ${refs.assignments}({
      ${values}
    }, params)${mayBeEmpty && code` || ${lit(`${bare(id, dialect)} = ${bare(id, dialect)}`)}`}`
  const condition = boundCondition(printCondition<TypedExpression>(where, dialect), args, dialect)
  const version = versionSql({ table, dialect })
  return {
    before: code`
      const params: ${refs.Param}[] = []
      const set = ${relative.length === 0 ? assigned : code`[${[assigned, ...relative]}].filter((one) => one !== '').join(', ')`}
      const where = ${condition}`,
    sql: template`UPDATE ${sql} SET ${name('set')}${version} WHERE ${name('where')}`,
    params: code`params`,
  }
}

function versionSql({ table, dialect }: Pick<Resource, 'table' | 'dialect'>): string {
  if (!table.version) return ''
  const version = bare(columnOfRole(table, 'version'), dialect)
  return `, ${version} = ${version} + 1`
}
