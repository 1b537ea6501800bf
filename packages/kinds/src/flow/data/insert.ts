import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, key, lit, name, operated, type Code } from '@drawbridge/source'
import type { Emission } from '../emission.ts'
import type { QueryFile } from '../query-file.ts'
import { columnValueType } from '../row-type.ts'
import type { StepCheck } from '../step-check.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
import { computedIn } from '../../table/emit/computed.ts'
import { fallbackOf } from '../../table/emit/insert.ts'
import { insertSql } from '../../table/emit/insert-sql.ts'
import * as refs from '../../table/emit/refs.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { asFunction, chained, conversionOf } from '../../table/emit/values.ts'
import { heldMember } from './held.ts'
import { constantName } from './opening.ts'
import type { Written } from './write.ts'

/** A column that is written, whatever its value is. */
export type Stored = Pick<Written, 'column' | 'mayBeAbsent'>

/** What is written once events have given the row their values. */
export function withFilled(
  { table }: Pick<Resource, 'table'>,
  written: readonly Stored[],
): readonly Stored[] {
  const filled = table.columns.filter((column) => column.filled === true)
  return [
    ...written.filter(({ column }) => !filled.includes(column)),
    ...filled.map((column) => ({ column, mayBeAbsent: false })),
  ]
}

/** Whether every column that must have a value gets one. `isKept`: events may not come to give theirs. */
export function checkComplete(
  check: StepCheck,
  table: TableModel,
  written: readonly Written[],
  isKept = false,
): boolean {
  const missing = table.columns.filter(
    (column) =>
      (column.filled === true ? isKept : !column.optional) &&
      ['field', 'relation', 'owner'].includes(column.role) &&
      !written.some((one) => one.column === column),
  )
  for (const column of missing) {
    const facts = { what: column.name, where: `in ${check.title}` }
    check.report('missing-value', ['settings', 'values', column.name], facts)
  }
  return missing.length === 0
}

/** The columns that an INSERT fills; the database fills the others by itself. */
export function filled({ table }: Resource, written: readonly Stored[]): readonly ColumnModel[] {
  return table.columns.filter((column) => {
    if (written.some((one) => one.column === column)) return true
    if (column.role === 'key') return column.type.type === 'uuid'
    if (column.role === 'deletedAt' || column.role === 'computed') return false
    return column.readable || column.role === 'role'
  })
}

/** `{ readonly slug: string }`: what is written, by the names of the columns. */
export function inputType(resource: Resource, written: readonly Stored[]): Code {
  const members = written.map(
    ({ column, mayBeAbsent }) =>
      code`readonly ${key(column.name)}: ${writtenType(resource, column)}${mayBeAbsent && !column.nullable && code` | null`}`,
  )
  return code`{ ${commas(members)} }`
}

/** Choices are named once, by the row. */
export function writtenType({ knownType }: Resource, column: ColumnModel): Code {
  if (column.type.type === 'enum' && column.readable) return code`${knownType}[${lit(column.name)}]`
  return code`${toTypeScriptType(columnValueType(column))}`
}

/** A new row: what is computed of it is not known yet, nor, where the database counts it, the key. */
function storedType(resource: Resource, isKeyKnown = true): Code {
  const computed = computedIn(resource).map((column) => lit(column.name))
  const unknown = [...(isKeyKnown ? [] : [lit('id')]), ...computed]
  return unknown.length === 0
    ? code`${resource.knownType}`
    : code`Omit<${resource.knownType}, ${operated(unknown, '|')}>`
}

/** Adds the function that inserts a row and gives it as it will be read. */
export function insertFunction(
  file: QueryFile,
  resource: Resource,
  written: readonly Stored[],
  wish: string,
  whenTaken: 'fail' | 'nothing',
): Code {
  const { table, item, dialect, key: keyColumn } = resource
  const columns = filled(resource, written)
  const isCounted = keyColumn.type.type !== 'uuid'
  const known = table.columns.filter(
    ({ readable, role }) => readable && role !== 'computed' && !(isCounted && role === 'key'),
  )
  const type = storedType(resource)
  const initials = known.map((column) => ({ column, value: initial(column, resource, written) }))
  const usesTime = known.some((column) => isTime(column, written))
  const params = columns.map((column) => parameter(column, resource, written))
  const isQuiet = whenTaken === 'nothing'
  const sql = insertSql(
    resource,
    columns,
    isQuiet && dialect !== 'mysql' ? ' ON CONFLICT DO NOTHING' : '',
  )
  const constant = file.head(constantName(wish), (called) => code`const ${called} = ${sql}`)
  const run = code`await db.run(${constant}, [${params}])`
  const result = isCounted ? code`{ id: insertId, ...${item} }` : code`${item}`
  return file.add(
    wish,
    (called) => code`
      ${isQuiet && code`/** Nothing where a value is taken that only one row may have. */`}
      export async function ${called}(db: ${refs.Database}, values: ${inputType(resource, written)}): Promise<${type}${isQuiet && code` | null`}> {
        ${usesTime && code`const at = ${refs.now}()`}
        const ${item}: ${storedType(resource, !isCounted)} = {
          ${initials.map(({ column, value }) => code`${key(column.name)}: ${value},`)}
        }
        ${insertion(resource, run, isCounted, isQuiet, result)}
      }`,
  )
}

function insertion(
  { dialect }: Resource,
  run: Code,
  isCounted: boolean,
  isQuiet: boolean,
  result: Code,
): Code {
  if (!isQuiet)
    return code`
    ${isCounted ? code`const { insertId } = ${run}` : run}
    return ${result}`
  if (dialect !== 'mysql')
    return code`
    const { changes${isCounted && code`, insertId`} } = ${run}
    return changes === 0 ? null : ${result}`
  return code`
    try {
      ${isCounted ? code`const { insertId } = ${run}` : run}
      return ${result}
    } catch (error) {
      if (${refs.failureOf}(error) === 'duplicate') return null
      throw error
    }`
}

export function isTime({ role, settings, type }: ColumnModel, written: readonly Stored[]): boolean {
  if (role === 'createdAt' || role === 'updatedAt') return true
  if (written.some(({ column }) => column.settings === settings && settings !== undefined))
    return false
  return settings?.default?.kind === 'now' && type.type !== 'date'
}

/** What a new row has in this column, as it will be read again. */
function initial(column: ColumnModel, resource: Resource, written: readonly Stored[]): Code {
  const given = written.find((one) => one.column === column)
  if (given !== undefined) {
    const { fix } = conversionOf(column, resource.dialect)
    const value = code`values.${key(column.name)}`
    if (given.mayBeAbsent && !column.nullable) {
      const fixed = fix === undefined ? value : code`${refs.given}(${value}, ${asFunction(fix)})`
      return code`${fixed} ?? ${fallbackOf(column).value}`
    }
    if (fix === undefined) return value
    return column.nullable
      ? code`${refs.given}(${value}, ${asFunction(fix)}) ?? null`
      : fix.call(value)
  }
  switch (column.role) {
    case 'key':
      return code`${refs.randomUUID}()`
    case 'createdAt':
    case 'updatedAt':
      return code`at`
    case 'version':
      return code`1`
    case 'role':
      return lit(resource.model.auth?.settings.roles[0] ?? 'user')
    default:
      return fallbackOf(column).value
  }
}

/** The same for the database. */
function parameter(column: ColumnModel, resource: Resource, written: readonly Stored[]): Code {
  const { fix, toParam } = conversionOf(column, resource.dialect)
  const value = column.readable
    ? code`${resource.item}.${key(column.name)}`
    : code`values.${key(column.name)}`
  if (!column.readable && !written.some((one) => one.column === column))
    return directParameter(column, resource, written)
  const convert = column.readable ? toParam : chained(fix, toParam)
  if (convert === undefined) return value
  return column.nullable
    ? code`${refs.given}(${value}, ${asFunction(convert)}) ?? null`
    : convert.call(value)
}

/** The same, straight from what is written. */
export function directParameter(
  column: ColumnModel,
  resource: Resource,
  written: readonly Stored[],
  from = 'values',
): Code {
  const { fix, toParam } = conversionOf(column, resource.dialect)
  if (!written.some((one) => one.column === column)) {
    const value = initial(column, resource, written)
    const isNothing = column.nullable && column.settings?.default === undefined
    return toParam === undefined || isNothing ? value : toParam.call(value)
  }
  const value = code`${name(from)}.${key(column.name)}`
  const convert = chained(fix, toParam)
  if (convert === undefined) return value
  return column.nullable
    ? code`${refs.given}(${value}, ${asFunction(convert)}) ?? null`
    : convert.call(value)
}

/** `{ slug: slug(body.title) }` */
export function valuesCode(
  { queries, printTyped }: Pick<Emission, 'queries' | 'printTyped'>,
  resource: Resource,
  written: readonly Written[],
): Code {
  if (written.length === 0) return code`{}`
  const members = written.map(({ column, typed }) =>
    heldMember(queries, resource, column, typed, printTyped(typed)),
  )
  return code`{ ${commas(members)} }`
}
