import { code, key, lit, name, operated, spaced, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { hasOwnerColumn } from './owner-column.ts'
import { createByRule, createManyByRule, creationChecks, isRuled } from './insert-by-rule.ts'
import { computedIn, personalArgument, personalParameter } from './computed.ts'
import { ALL } from './reach.ts'
import { newRowType } from './new-row-type.ts'
import { rowReader } from './read.ts'
import { insertSql } from './insert-sql.ts'
import { linksOf } from './relations.ts'
import * as refs from './refs.ts'
import { accountKeyType } from './relations.ts'
import { capitalised, type Resource } from './resource.ts'
import { asFunction, chained, conversionOf } from './values.ts'

function creates({ table }: Resource): boolean {
  return table.access.create !== undefined || table.access.bulkCreate !== undefined
}

/** The columns that an INSERT fills; the database fills the others by itself. */
function inserted({ table }: Resource): readonly ColumnModel[] {
  return table.columns.filter((column) => {
    if (column.role === 'key') return column.type.type === 'uuid'
    if (column.role === 'deletedAt' || column.role === 'computed') return false
    return column.readable || column.writable || column.filled === true
  })
}

export function insertStatement(resource: Resource): Code | false {
  if (!creates(resource)) return false
  return code`const INSERT = ${insertSql(resource, inserted(resource))}`
}

export function insertFunctions(resource: Resource): Code | false {
  if (!creates(resource)) return false
  const { table, reach } = resource
  const { create, bulkCreate } = table.access
  const isLinked = linksOf(resource).length > 0
  const one = isRuled(reach('create')) ? createByRule : isLinked && createInTransaction
  const many = isRuled(reach('bulkCreate')) ? createManyByRule : createMany
  return code`${spaced([
    create !== undefined && one && one(resource, insertName(resource)),
    bulkCreate !== undefined && many(resource, insertName(resource)),
    insertOne(resource),
    (isRuled(reach('create')) || isRuled(reach('bulkCreate'))) && creationChecks(resource),
  ])}`
}

/** Where there is nothing to link, one statement is all, and the function is the exported one. */
function insertName(resource: Resource): string {
  const { table, functions } = resource
  const isOffered = table.access.create !== undefined && !isRuled(resource.reach('create'))
  const isWhole = linksOf(resource).length === 0 && isOffered
  return isWhole ? functions.create : `insert${table.names.type}`
}

/** `, ownerId: number`, and whoever asks where the new row is read for them. */
function creatorParameters(resource: Resource): Code {
  const { table, model } = resource
  const owner = hasOwnerColumn(table.columns) && code`, ownerId: ${name(accountKeyType(model))}`
  return code`${owner}${personalParameter(resource, ALL)}`
}

function creatorArguments(resource: Resource): Code {
  const owner = hasOwnerColumn(resource.table.columns) && code`, ownerId`
  return code`${owner}${personalArgument(resource, ALL)}`
}

function createInTransaction(resource: Resource, inserter: string): Code {
  const { functions, knownType: type } = resource
  const insert = name(inserter)
  const owner = creatorArguments(resource)
  const isLinked = linksOf(resource).map(({ idsName }) => code`input.${key(idsName)}`)
  const [first, ...more] = isLinked
  const condition =
    more.length === 0 ? code`${first}` : code`${isLinked.reduce((a, b) => code`${a} || ${b}`)}`
  return code`
    export async function ${name(functions.create)}(db: ${refs.Database}, input: ${newRowType(resource)}${creatorParameters(resource)}): Promise<${type}> {
      return ${condition}
        ? db.transaction((tx) => ${insert}(tx, input${owner}))
        : ${insert}(db, input${owner})
    }`
}

function createMany(resource: Resource, inserter: string): Code {
  const { functions, knownType: type, items } = resource
  const owner = creatorArguments(resource)
  return code`
    /** All of them or none. */
    export async function ${name(functions.bulkCreate)}(db: ${refs.Database}, inputs: readonly ${newRowType(resource)}[]${creatorParameters(resource)}): Promise<${type}[]> {
      return db.transaction(async (tx) => {
        const ${items}: ${type}[] = []
        for (const input of inputs) ${items}.push(await ${name(inserter)}(tx, input${owner}))
        return ${items}
      })
    }`
}

function insertOne(resource: Resource): Code {
  const { table, knownType: type, item, key: keyColumn } = resource
  const isExported = insertName(resource) === resource.functions.create
  const isCounted = keyColumn.type.type !== 'uuid'
  // A number is the database's to give.
  const known = table.columns.filter(
    ({ readable, role }) => readable && role !== 'computed' && !(isCounted && role === 'key'),
  )
  const params = inserted(resource).map((column) => parameter(resource, column))
  const usesTime = [...known, ...inserted(resource)].some(
    (column) => initial(resource, column).includesTime,
  )
  const links = linksOf(resource)
  const id = isCounted ? code`insertId` : code`${item}.id`
  return code`
    ${isExported && code`export `}async function ${name(insertName(resource))}(db: ${refs.Database}, input: ${newRowType(resource)}${creatorParameters(resource)}): Promise<${type}> {
      ${usesTime && code`const at = ${refs.now}()`}
      const ${item}: ${writtenType(resource, isCounted)} = {
        ${known.map((column) => (column.role === 'owner' ? code`ownerId,` : code`${key(column.name)}: ${initial(resource, column).value},`))}
      }
      ${isCounted && code`const { insertId } = `}await db.run(INSERT, [${params}])
      ${links.map(
        ({ idsName, relation }) =>
          code`if (input.${key(idsName)}) await ${name(linkName(relation.name))}(db, ${id}, input.${key(idsName)})`,
      )}
      ${computedIn(resource).length > 0 ? readAgain(resource, id) : code`return ${isCounted ? code`{ id: insertId, ...${item} }` : item}`}
    }`
}

/** What is known of a row as it is written: neither the number that it gets nor what is computed of it. */
function writtenType(resource: Resource, isCounted: boolean): Code {
  const { knownType: type } = resource
  const unknown = [...(isCounted ? ['id'] : []), ...computedIn(resource).map((one) => one.name)]
  if (unknown.length === 0) return code`${type}`
  return code`Omit<${type}, ${operated(unknown.map(lit), '|')}>`
}

function readAgain(resource: Resource, id: Code): Code {
  return code`
    const made = await ${rowReader(resource)}(db, ${id}${personalArgument(resource, ALL)})
    if (!made) throw new Error(${lit(`The new ${resource.noun} is not there.`)})
    return made`
}

export function linkName(relation: string): string {
  return `link${capitalised(relation)}`
}

interface Initial {
  readonly value: Code
  readonly includesTime: boolean
}

/** What a new row has in this column, as it will be read again. */
function initial(resource: Resource, column: ColumnModel): Initial {
  const fixed = (value: Code): Initial => ({ value, includesTime: false })
  switch (column.role) {
    case 'key':
      return fixed(code`${refs.randomUUID}()`)
    case 'owner':
      return fixed(code`ownerId`)
    case 'createdAt':
    case 'updatedAt':
      return { value: code`at`, includesTime: true }
    case 'version':
      return fixed(code`1`)
    case 'role':
      return fixed(lit(resource.model.auth?.settings.roles[0] ?? 'user'))
    default:
      return written(resource, column)
  }
}

function written({ dialect }: Resource, column: ColumnModel): Initial {
  const { fix } = conversionOf(column, dialect)
  const fallback = fallbackOf(column)
  if (!column.writable && column.filled !== true) return fallback
  const input = code`input.${key(column.name)}`
  if (!column.optional) {
    if (fix === undefined) return { value: input, includesTime: false }
    return { value: fix.call(input), includesTime: false }
  }
  const value =
    fix === undefined
      ? code`${input} ?? ${fallback.value}`
      : code`${refs.given}(${input}, ${asFunction(fix)}) ?? ${fallback.value}`
  return { value, includesTime: fallback.includesTime }
}

/** What a new row has in a column where nothing is said of it. */
export function fallbackOf({ settings, type }: ColumnModel): Initial {
  const fallback = settings?.default
  if (fallback?.kind === 'now')
    return type.type === 'date'
      ? { value: code`${refs.now}().slice(0, 10)`, includesTime: false }
      : { value: code`at`, includesTime: true }
  if (fallback?.kind === 'uuid') return { value: code`${refs.randomUUID}()`, includesTime: false }
  const value = fallback === undefined ? null : asRead(fallback.value, type)
  return { value: lit(value), includesTime: false }
}

/** A default as the database gives it back: it may be drawn in other spellings. */
function asRead(value: string | number | boolean, type: ColumnModel['type']) {
  switch (type.type) {
    case 'bigint':
      return String(BigInt(value))
    case 'decimal': {
      const [whole = '', fraction = ''] = String(value).split('.')
      const digits = whole.replace(/^(-?)0+(?=\d)/, '$1')
      return type.scale === 0 ? digits : `${digits}.${fraction.padEnd(type.scale, '0')}`
    }
    case 'datetime':
      return new Date(String(value)).toISOString()
    default:
      return value
  }
}

/** The same for the database. What callers may not read is taken from what was written. */
function parameter(resource: Resource, column: ColumnModel): Code {
  const { fix, toParam } = conversionOf(column, resource.dialect)
  const optional = column.nullable
  if (column.readable) {
    const value = code`${resource.item}.${key(column.name)}`
    if (toParam === undefined) return value
    return optional
      ? code`${refs.given}(${value}, ${asFunction(toParam)}) ?? null`
      : toParam.call(value)
  }
  const whole = chained(fix, toParam)
  const input = code`input.${key(column.name)}`
  if (!column.optional) return whole === undefined ? input : whole.call(input)
  const value = whole === undefined ? input : code`${refs.given}(${input}, ${asFunction(whole)})`
  const fallback = fallbackOf(column).value
  if (!column.nullable && toParam !== undefined) return code`${value} ?? ${toParam.call(fallback)}`
  return code`${value} ?? ${fallback}`
}
