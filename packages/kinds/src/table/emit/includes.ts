import {
  aliased,
  code,
  key,
  lit,
  name,
  ref,
  spaced,
  template,
  type Code,
  type Name,
  type Ref,
} from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { callersOf } from '../../access.ts'
import { withholdRef } from './field-rules.ts'
import { ruledFields } from './ruled-fields.ts'
import { needsCaller } from './reach.ts'
import * as refs from './refs.ts'
import { asksForCaller, inclusionsOf, keyColumnOf, type Inclusion } from './relations.ts'
import { capitalised, columnOfRole, columnSql, type Resource } from './resource.ts'
import { scopeOf } from './scope.ts'
import { aliasOf } from './selected-columns.ts'

/** `src/tasks/includes.ts`: relations of rows that were read, one statement each. */
export function includesFile(resource: Resource): Code | undefined {
  const inclusions = inclusionsOf(resource)
  if (inclusions.length === 0) return undefined
  const { items, type, functions } = resource
  const asks = inclusions.some(asksForCaller)
  const members = inclusions.map(
    (inclusion) => code`${key(inclusion.relation.name)}: ${functionName(inclusion)},`,
  )
  return code`
    const INCLUDES = {
      ${members}
    }

    export type ${includeType(resource)} = keyof typeof INCLUDES
    export const ${includeNames(resource)} = [${inclusions.map(({ relation }) => lit(relation.name))}] as const satisfies readonly ${includeType(resource)}[]

    ${
      inclusions.some(({ many }) => many) &&
      code`
    /** Most rows of a relation that one row is given. */
    const LARGEST = 100`
    }

    /** Adds what the caller asked for and may see: one statement a relation, however many rows. */
    export async function ${name(functions.include)}(
      db: ${refs.Database},
      ${items}: readonly ${type}[],
      names: readonly ${includeType(resource)}[]${asks && code`, caller: ${refs.Caller} | null`}
    ): Promise<void> {
      if (${items}.length === 0) return
      await Promise.all(names.map((name) => INCLUDES[name](db, ${items}${asks && code`, caller`})))
    }

    ${spaced(inclusions.map((inclusion) => includeFunction(resource, inclusion)))}`
}

export function includeType({ table, files }: Resource): Ref {
  return ref(`${table.names.type}Include`, files.includes)
}

export function includeNames({ table, files }: Resource): Ref {
  return ref(`${table.names.singular}Includes`, files.includes)
}

function functionName({ relation }: Inclusion): ReturnType<typeof name> {
  return name(`include${capitalised(relation.name)}`)
}

function includeFunction(resource: Resource, inclusion: Inclusion): Code {
  const { items, type } = resource
  const asks = asksForCaller(inclusion)
  return code`
    async function ${functionName(inclusion)}(
      db: ${refs.Database},
      ${items}: readonly ${type}[]${asks && code`, caller: ${refs.Caller} | null`}
    ): Promise<void> {
      ${body(resource, inclusion)}
      ${withheld(resource, inclusion)}
    }`
}

/** Fields of the rows that were added which are not for the caller. */
function withheld({ items, item }: Resource, { target, relation }: Inclusion): Code | false {
  if (ruledFields(target, 'readRule').length === 0) return false
  const withhold = withholdRef(target)
  const local = aliased(withhold, `${target.table.names.plural}Withhold`)
  return code`${local}(${items}.flatMap((${item}) => ${item}.${key(relation.name)} ?? []), caller)`
}

function body(resource: Resource, inclusion: Inclusion): Code {
  const { shape } = inclusion.relation
  switch (shape.kind) {
    case 'toOne':
      return toOne(resource, inclusion, shape.column)
    case 'oneInverse':
      return oneInverse(resource, inclusion, shape.column)
    case 'toMany':
      return toMany(resource, inclusion, keyColumnOf(inclusion.target.table, shape.column).name)
    case 'manyToMany':
      return manyToMany(resource, inclusion, shape)
  }
}

/** What the target's rule asks of the caller, before anything is read. */
function check({ access, reach }: Inclusion): Code | false {
  if (!needsCaller(access) || reach.kind !== 'all') return false
  return code`${refs.allow}(caller, ${lit(callersOf(access))})`
}

/** ` AND projects.deleted_at IS NULL AND projects.owner_id = ?`, with its parameter. */
function scoped(inclusion: Inclusion): { readonly alive: string; readonly scope: Code | '' } {
  const { target, reach } = inclusion
  const alive = target.table.softDelete
    ? ` AND ${columnSql(target, columnOfRole(target.table, 'deletedAt'))} IS NULL`
    : ''
  const forNobody = reach.kind === 'some' && reach.forNobody
  const caller = forNobody ? code`caller` : code`${refs.signedIn}(caller)`
  return { alive, scope: scopeOf(target, reach, caller) }
}

/** The target in a statement; it is said before the keys, as its parameter comes first. */
function from({ target }: Inclusion): Code | false {
  return target.source !== undefined && code`const from = ${target.source}(caller, params)`
}

function sourceText({ target }: Inclusion): string | Name {
  return target.source === undefined ? target.sql : name('from')
}

function rows({ target }: Inclusion, extra: Code | false, statement: Code): Code {
  return code`const rows = await db.all<${target.rowType}${extra}>(${statement}, params)`
}

function converted({ target }: Inclusion, row: Code): Code {
  return target.convert === undefined ? row : code`${target.convert}(${row})`
}

function toOne(resource: Resource, inclusion: Inclusion, sqlColumn: string): Code {
  const { items, item, table } = resource
  const { target, relation } = inclusion
  const column = keyColumnOf(table, sqlColumn)
  const member = code`${item}.${key(column.name)}`
  const { alive, scope } = scoped(inclusion)
  const list = code`${refs.keyList}(${items}.map((${item}) => ${member}), params)`
  const statement = template`
    SELECT ${target.selected} FROM ${sourceText(inclusion)}
    WHERE ${columnSql(target, target.key)} IN (${name('keys')})${alive}${scope}`
  const found = column.nullable
    ? code`${member} === null ? null : byId.get(${member}) ?? null`
    : code`byId.get(${member}) ?? null`
  return code`
    ${check(inclusion)}
    const params: ${refs.Param}[] = []
    ${from(inclusion)}
    const keys = ${list}
    const sql = ${statement}
    const rows = await db.all<${target.rowType}>(sql, params)
    const byId = new Map(rows.map((row) => [row.id, ${converted(inclusion, code`row`)}]))
    for (const ${item} of ${items}) ${item}.${key(relation.name)} = ${found}`
}

function oneInverse(resource: Resource, inclusion: Inclusion, sqlColumn: string): Code {
  const { items, item } = resource
  const { target, relation } = inclusion
  const column = keyColumnOf(target.table, sqlColumn)
  const { alive, scope } = scoped(inclusion)
  const list = code`${refs.keyList}(${items}.map((${item}) => ${item}.id), params)`
  const statement = template`
    SELECT ${target.selected} FROM ${sourceText(inclusion)}
    WHERE ${columnSql(target, column)} IN (${name('keys')})${alive}${scope}`
  return code`
    ${check(inclusion)}
    const params: ${refs.Param}[] = []
    ${from(inclusion)}
    const keys = ${list}
    const sql = ${statement}
    const rows = await db.all<${target.rowType}>(sql, params)
    const byKey = new Map(rows.map((row) => [row.${key(column.name)}, ${converted(inclusion, code`row`)}]))
    for (const ${item} of ${items}) ${item}.${key(relation.name)} = byKey.get(${item}.id) ?? null`
}

function toMany(resource: Resource, inclusion: Inclusion, keyName: string): Code {
  const { items, item } = resource
  const { target } = inclusion
  const column = target.table.columns.find((one) => one.name === keyName)
  if (column === undefined) throw new Error(`No column ${keyName}.`)
  const parent = columnSql(target, column)
  const place = freeAlias(target, ['place', 'placeInList', 'placeOfRow'])
  const { alive, scope } = scoped(inclusion)
  const list = code`${refs.keyList}(${items}.map((${item}) => ${item}.id), params)`
  const window = `ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${columnSql(target, target.key)}) AS ${place}`
  const statement = template`
    SELECT * FROM (
      SELECT ${target.selected},
        ${window}
      FROM ${sourceText(inclusion)} WHERE ${parent} IN (${name('keys')})${alive}${scope}
    ) AS ranked WHERE ${place} <= ${name('LARGEST')} ORDER BY ${place}`
  return code`
    ${check(inclusion)}
    const params: ${refs.Param}[] = []
    ${from(inclusion)}
    const keys = ${list}
    const sql = ${statement}
    ${rows(inclusion, false, code`sql`)}
    ${distributed(resource, inclusion, keyName)}`
}

function manyToMany(
  resource: Resource,
  inclusion: Inclusion,
  shape: { readonly table: string; readonly column: string; readonly targetColumn: string },
): Code {
  const { items, item, dialect } = resource
  const { target } = inclusion
  const join = identifier(shape.table, dialect)
  const parent = `${join}.${identifier(shape.column, dialect)}`
  const keyName = freeAlias(target, [`${resource.table.names.singular}Id`, 'sourceId', 'linkedTo'])
  const place = freeAlias(target, ['place', 'placeInList', 'placeOfRow'])
  const { alive, scope } = scoped(inclusion)
  const list = code`${refs.keyList}(${items}.map((${item}) => ${item}.id), params)`
  const id = columnSql(target, target.key)
  const on = `${id} = ${join}.${identifier(shape.targetColumn, dialect)}`
  const alias = aliasOf(keyName, resource)
  const window = `ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${id}) AS ${place}`
  const statement = template`
    SELECT * FROM (
      SELECT ${target.selected}, ${parent} AS ${alias},
        ${window}
      FROM ${target.source === undefined ? `${join} JOIN ${target.sql}` : name('from')}${target.source === undefined ? '' : ` JOIN ${join}`} ON ${on}
      WHERE ${parent} IN (${name('keys')})${alive}${scope}
    ) AS ranked WHERE ${place} <= ${name('LARGEST')} ORDER BY ${place}`
  const type = resource.key.type.type === 'uuid' ? code`string` : code`number`
  return code`
    ${check(inclusion)}
    const params: ${refs.Param}[] = []
    ${from(inclusion)}
    const keys = ${list}
    const sql = ${statement}
    ${rows(inclusion, code` & { ${key(keyName)}: ${type} }`, code`sql`)}
    ${distributed(resource, inclusion, keyName)}`
}

/** Gives each row its own. */
function distributed(resource: Resource, inclusion: Inclusion, keyName: string): Code {
  const { items, item } = resource
  const { relation, target } = inclusion
  const list = code`byKey.get(${item}.id) ?? []`
  const value = target.convert === undefined ? list : code`(${list}).map(${target.convert})`
  return code`
    const byKey = Map.groupBy(rows, (row) => row.${key(keyName)})
    for (const ${item} of ${items}) ${item}.${key(relation.name)} = ${value}`
}

/** A name that none of the target's columns has. */
function freeAlias({ table }: Resource, choices: readonly string[]): string {
  const taken = new Set(table.columns.flatMap((column) => [column.name, column.sql]))
  return choices.find((choice) => !taken.has(choice)) ?? `${choices[0]}OfThis`
}
