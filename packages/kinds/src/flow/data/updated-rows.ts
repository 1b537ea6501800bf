import { code, commas, key, lit, name, template, type Code } from '@drawbridge/source'
import { identifier, printCondition, printValue } from '@drawbridge/sql'
import type { TypedExpression } from '@drawbridge/expressions'
import { printAsGiven } from '../formula.ts'
import type { Emission } from '../emission.ts'
import type { StepCheck } from '../step-check.ts'
import type { OuterCondition } from '../../query/outer.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, columnOfRole, placeholder, type Resource } from '../../table/emit/resource.ts'
import { bare, nowParam } from '../../table/emit/statements.ts'
import { asFunction, chained, conversionOf } from '../../table/emit/values.ts'
import { awaitedCall, queryName } from './called.ts'
import { changesType } from './changes-type.ts'
import { heldMember } from './held.ts'
import { statementOf } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import { boundCondition, type SqlPart } from './statement.ts'
import { changedThroughEvents, startsEvents, toldOf } from './through-events.ts'
import { fixedOf, type Written } from './write.ts'

/** Changes rows through the events of their table; how many there were. */
export function updatedRows(
  check: StepCheck,
  emission: Emission,
  resource: Resource,
  where: OuterCondition,
  written: readonly Written[],
): Code {
  const { queries, printTyped } = emission
  const { table, dialect } = resource
  const isWatched = startsEvents(emission, resource, 'beforeUpdate', 'afterUpdate')
  const wish = updateName(check, resource, written)
  const changing = isWatched ? queryName(check, 'change', table) : wish
  const args = new QueryArguments(['values', 'set'])
  const given = fixedOf(written)
  const opening = written.some(({ mayBeAbsent }) => mayBeAbsent)
    ? assembled(resource, written, where, args)
    : statementOf(
        queries,
        fixedParts(resource, written, printCondition(where, dialect)),
        args,
        changing,
        dialect,
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
      heldMember(
        queries,
        resource,
        column,
        typed,
        mayBeAbsent ? printAsGiven(typed) : printTyped(typed),
      ),
    ),
  )} }`
  const query = { call, formulas: args.formulas, written: given }
  return awaitedCall(
    changedThroughEvents(emission, resource, where, query, wish),
    given.length > 0 ? { ...emission, db: code`${emission.db}, ${values}` } : emission,
    toldOf(resource, emission, 'beforeUpdate', 'afterUpdate'),
  )
}

/** `updateTaken`, by the name of the step; `updateOrderState`, by what is changed, where it has none. */
export function updateName(
  check: StepCheck,
  { table }: Resource,
  written: readonly Written[],
): string {
  const [only] = written.length === 1 && check.step.name === undefined ? written : []
  return `${queryName(check, 'update', table)}${only === undefined ? '' : capitalised(only.column.name)}`
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
