import { code, doc, ref, templateOf, type Code, type Ref } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { callerAlias } from '../../query/read-computed.ts'
import { valueParts } from '../../query/sql-code.ts'
import { readAlong } from './after-reading.ts'
import * as refs from './refs.ts'
import { columnOfRole, type Resource } from './resource.ts'
import type { Reach } from './reach.ts'
import { tableOf } from './lookup.ts'
import { aliasOf, selectedSql } from './selected-columns.ts'

/** The computed fields of a table. */
export function computedIn({ table }: Resource): readonly ColumnModel[] {
  return table.columns.filter(({ computed }) => computed !== undefined)
}

/** Those that the database works out, and what it reads for the others. */
export function computedInQuery(resource: Resource): readonly ColumnModel[] {
  const inQuery = computedIn(resource).filter(({ computed }) => computed?.after === undefined)
  return [...inQuery, ...readAlong(resource)]
}

/** `taskCountSql`: what a computed field is in a statement. */
export function computedName({ name }: ColumnModel, { files }: Resource): Ref {
  return ref(`${name}Sql`, files.shape)
}

/** `${taskCountSql} AS taskCount` */
export function computedParts(resource: Resource, column: ColumnModel): readonly (string | Ref)[] {
  const [before = '', after = ''] = selectedSql(resource, column, '\0').split('\0')
  return [before, computedName(column, resource), `${after} AS ${aliasOf(column.name, resource)}`]
}

export function computedSql(resource: Resource, column: ColumnModel): Code | false {
  const { computed } = column
  if (computed?.value === undefined) return false
  const names = { dialect: resource.dialect, name: unknownName }
  return code`
    ${doc(`\`${computed.text}\``)}
    ${column.readable && code`export `}const ${computedName(column, resource)} = ${templateOf(valueParts(computed.value, names))}`
}

function unknownName(name: string): never {
  throw new Error(`A computed field has no parameter, and so no “${name}”.`)
}

/** `articlesFor`: the table beside whoever asks. */
export function personalSource(resource: Resource): Code | false {
  const { source, model, table, dialect, sql } = resource
  if (source === undefined) return false
  const accounts = model.auth && tableOf(model.auth.table, model)
  const isUuid = accounts !== undefined && columnOfRole(accounts, 'key').type.type === 'uuid'
  const [before, after] = KEY_PARAMETER[dialect][isUuid ? 'uuid' : 'integer']
  const about = computedIn(resource)
    .filter(({ computed }) => computed?.isPersonal)
    .map(({ name }) => `\`${name}\``)
  const text = templateOf([
    `${sql} CROSS JOIN (SELECT ${before}`,
    code`${refs.bind}(params, caller?.id ?? null)`,
    `${after} AS id) AS ${callerAlias(table)}`,
  ])
  return code`
    ${doc(`The ${table.names.plural} beside whoever asks for them, which is what ${about.join(' and ')} ${about.length > 1 ? 'are' : 'is'} about.`)}
    export function ${source}(caller: ${refs.Caller} | null, params: ${refs.Param}[]): string {
      return ${text}
    }`
}

/** A key that nothing beside it gives a type. */
const KEY_PARAMETER = {
  mysql: { integer: ['', ''], uuid: ['CAST(', ' AS CHAR(36) CHARACTER SET ascii)'] },
  postgres: { integer: ['', '::bigint'], uuid: ['', '::uuid'] },
  sqlite: { integer: ['', ''], uuid: ['', ''] },
} as const

/** `, caller: Caller | null`, where a row is read for somebody and nothing else asks for them. */
export function personalParameter({ source }: Resource, reach: Reach): Code | false {
  return source !== undefined && reach.kind !== 'some' && code`, caller: ${refs.Caller} | null`
}

/** What hands them on. */
export function personalArgument({ source }: Resource, reach: Reach): Code | false {
  return source !== undefined && reach.kind !== 'some' && code`, caller`
}
