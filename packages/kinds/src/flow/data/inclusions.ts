import { code, key, name, template, type Code, type Name } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { QueryFile } from '../query-file.ts'
import type { ColumnModel, RelationModel } from '../../model.ts'
import * as refs from '../../table/emit/refs.ts'
import { keyColumnOf } from '../../table/emit/relations.ts'
import { keyType } from '../../table/emit/read.ts'
import { capitalised, columnOfRole, columnSql, type Resource } from '../../table/emit/resource.ts'
import { aliveSql } from '../../table/emit/statements.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import { rowShape } from './row-shape.ts'
import type { Included, Selection } from './selection.ts'

/**
 * Puts related rows into those that were found, with one statement a relation however many rows:
 * statements before, and the members of each.
 */
export function inclusionCode(
  file: QueryFile,
  { resource, included }: Selection,
  keysOf: (column: ColumnModel) => Code,
): {
  readonly before: readonly Code[]
  readonly members: readonly Code[]
  readonly guards: readonly Code[]
} {
  const all = included.map((one) => inclusion(file, resource, one, keysOf))
  return {
    before: all.map(({ before }) => before),
    members: all.map(({ member }) => member),
    guards: all.flatMap(({ guard }) => (guard === undefined ? [] : [guard])),
  }
}

interface Inclusion {
  readonly before: Code
  readonly member: Code
  /** A row whose related row has gone in the meantime has gone with it. */
  readonly guard?: Code
}

function inclusion(
  file: QueryFile,
  resource: Resource,
  { relation, target }: Included,
  keysOf: (column: ColumnModel) => Code,
): Inclusion {
  const { shape } = relation
  const variable = name(`${relation.name}Of`)
  const reader = file.helper(`read${capitalised(relation.name)}Of`, (called) =>
    readerFunction(called, resource, relation, target),
  )
  const own = shape.kind === 'toOne' ? keyColumnOf(resource.table, shape.column) : resource.key
  const before = code`const ${variable} = await ${reader}(db, ${keysOf(own)})`
  const found = code`${variable}.get(row.${key(own.name)}${own.nullable && code` ?? ${resource.key.type.type === 'uuid' ? code`''` : code`0`}`})`
  switch (shape.kind) {
    case 'toMany':
    case 'manyToMany':
      return { before, member: code`${key(relation.name)}: ${found} ?? []` }
    case 'oneInverse':
      return { before, member: code`${key(relation.name)}: ${found} ?? null` }
    case 'toOne': {
      if (!shape.required) return { before, member: code`${key(relation.name)}: ${found} ?? null` }
      const one = name(relation.name)
      return { before, member: code`${one}`, guard: code`const ${one} = ${found}` }
    }
  }
}

function readerFunction(
  called: Name,
  resource: Resource,
  relation: RelationModel,
  target: Resource,
): Code {
  const { shape } = relation
  const keys = code`${refs.keyList}(keys, params)`
  const { columns, sql } = target
  const { type, rowType, convert } = rowShape(target)
  const own = code`${keyType(shape.kind === 'toOne' ? target : resource)}`
  const isMany = shape.kind === 'toMany' || shape.kind === 'manyToMany'
  const result = code`Map<${own}, ${type}${isMany && code`[]`}>`
  const one = (row: Code) => convert?.(row) ?? row
  const nullable = shape.kind === 'toOne' && !shape.required && code` | null`
  const head = code`
    async function ${called}(
      db: ${refs.Database},
      keys: readonly (${own}${nullable})[],
    ): Promise<${result}> {
      const params: ${refs.Param}[] = []`
  if (shape.kind === 'toOne') {
    const id = columnSql(target, target.key)
    return code`
      ${head}
        const sql = ${template`SELECT ${columns} FROM ${sql} WHERE ${id} IN (${keys})${aliveSql(target)}`}
        const rows = await db.all<${rowType}>(sql, params)
        return new Map(rows.map((row) => [row.id, ${one(code`row`)}]))
      }`
  }
  const { from, owner, order } = ownerOf(resource, shape, target)
  const alias = aliasOf('ownKey', target)
  const statement = template`
    SELECT ${columns}, ${owner} AS ${alias}
    FROM ${from}
    WHERE ${owner} IN (${keys})${aliveSql(target)}
    ORDER BY ${order}`
  const row = code`${rowType} & { ownKey: ${own} }`
  if (!isMany)
    return code`
    ${head}
      const sql = ${statement}
      const rows = await db.all<${row}>(sql, params)
      return new Map(rows.map(({ ownKey, ...row }) => [ownKey, ${one(code`row`)}]))
    }`
  return code`
    ${head}
      const sql = ${statement}
      const rows = await db.all<${row}>(sql, params)
      const byKey = new Map<${own}, ${type}[]>()
      for (const { ownKey, ...row } of rows) {
        const known = byKey.get(ownKey)
        if (known === undefined) byKey.set(ownKey, [${one(code`row`)}])
        else known.push(${one(code`row`)})
      }
      return byKey
    }`
}

/** Where the related rows are, and which column says whose they are. */
function ownerOf(
  resource: Resource,
  shape: Exclude<RelationModel['shape'], { kind: 'toOne' }>,
  target: Resource,
): { readonly from: string; readonly owner: string; readonly order: string } {
  const { dialect } = resource
  const order = columnSql(target, columnOfRole(target.table, 'key'))
  if (shape.kind !== 'manyToMany') {
    const owner = columnSql(target, keyColumnOf(target.table, shape.column))
    return { from: target.sql, owner, order }
  }
  const join = identifier(shape.table, dialect)
  const [own, other] = [shape.column, shape.targetColumn].map(
    (column) => `${join}.${identifier(column, dialect)}`,
  )
  const from = `${join} JOIN ${target.sql} ON ${columnSql(target, target.key)} = ${other}`
  return { from, owner: own ?? '', order }
}
