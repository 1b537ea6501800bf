import type { Access } from '../../access.ts'
import type { ColumnModel, Model, RelationModel, TableModel } from '../../model.ts'
import { ALL, covers, needsCaller, reachOf, standingsOf, type Reach } from './reach.ts'
import { ruledFields } from './ruled-fields.ts'
import { servedTable, tableOf } from './lookup.ts'
import type { Standing } from './standing.ts'
import { columnOfRole, resourceOf, type Resource } from './resource.ts'

/** A relation that callers may have included, as seen from the table that includes it. */
export interface Inclusion {
  readonly relation: RelationModel
  readonly target: Resource
  /** Whose rows of the target the caller may see, by the target's own rule. */
  readonly reach: Reach
  /** Roles or sign-in that the target asks for beyond what the way here has asked. */
  readonly access: Access
  readonly many: boolean
}

/** Relations to tables that an api serves, and that can be read there. */
export function inclusionsOf({ table, model }: Resource): readonly Inclusion[] {
  return table.relations.flatMap((relation) => {
    const target = servedTable(relation.target, model)
    const many = relation.shape.kind === 'toMany' || relation.shape.kind === 'manyToMany'
    const access = many
      ? (target?.access.list ?? target?.access.read)
      : (target?.access.read ?? target?.access.list)
    if (target === undefined || access === undefined) return []
    const reach = reachOf(access)
    return [{ relation, target: resourceOf(target, model), reach, access, many }]
  })
}

/** Whether an inclusion has to know who asks. */
export function asksForCaller({ reach, access, target }: Inclusion): boolean {
  const isRuled = ruledFields(target, 'readRule').length > 0
  return isRuled || target.source !== undefined || reach.kind !== 'all' || needsCaller(access)
}

/** The column of this table that holds the key of a to-one relation. */
export function keyColumnOf(table: TableModel, sql: string): ColumnModel {
  const column = table.columns.find((one) => one.sql === sql)
  if (column === undefined) throw new Error(`${table.names.sql} has no column ${sql}.`)
  return column
}

/** A many-to-many relation that callers write by ids, and the name they write it by. */
export interface Link {
  readonly relation: RelationModel
  readonly idsName: string
  readonly table: string
  readonly column: string
  readonly targetColumn: string
  readonly target: Resource
}

export function linksOf({ table, model }: Resource): readonly Link[] {
  return table.relations.flatMap((relation) => {
    const { shape } = relation
    const target = tableOf(relation.target, model)
    if (shape.kind !== 'manyToMany' || shape.idsName === undefined || target === undefined)
      return []
    const { idsName, table: join, column, targetColumn } = shape
    return [
      { relation, idsName, table: join, column, targetColumn, target: resourceOf(target, model) },
    ]
  })
}

/** What is looked up before a row points at it, since the database would not mind, or not say which. */
export interface Reference {
  /** `projectId` or `tagIds` */
  readonly name: string
  readonly many: boolean
  readonly target: Resource
  /** Whose rows of the target the writer may read, and so point at. */
  readonly reach: Reach
  /** Which writers may read none at all. */
  readonly shutOut: ShutOut
  readonly field: string
}

export type ShutOut =
  | { readonly kind: 'noOne' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'otherThan'; readonly standings: readonly Standing[] }

/** Rules of all the ways to write a row; a caller who meets one of them may be the writer. */
export function writersOf({ access }: TableModel): Access {
  return [...(access.create ?? []), ...(access.bulkCreate ?? []), ...(access.update ?? [])]
}

export function referencesOf(resource: Resource): readonly Reference[] {
  const { table, model } = resource
  const toOne = table.relations.flatMap((relation): Reference[] => {
    if (relation.shape.kind !== 'toOne') return []
    const column = keyColumnOf(table, relation.shape.column)
    const target = tableOf(relation.target, model)
    if (!column.writable || target === undefined) return []
    return guarded({ name: column.name, many: false, field: relation.field }, resource, target)
  })
  const toMany = linksOf(resource).flatMap(({ idsName, relation, target }) =>
    guarded({ name: idsName, many: true, field: relation.field }, resource, target.table),
  )
  return [...toOne, ...toMany]
}

function guarded(
  reference: Pick<Reference, 'name' | 'many' | 'field'>,
  { table, model }: Resource,
  target: TableModel,
): Reference[] {
  const { reach, shutOut } = readersOf(target, writersOf(table), model)
  // A wrong key of one row is told from the database's refusal, where that names it.
  const isLeftToKey = !target.softDelete && !reference.many && model.dialect !== 'sqlite'
  if (reach.kind === 'all' && shutOut.kind === 'noOne' && isLeftToKey) return []
  return [{ ...reference, target: resourceOf(target, model), reach, shutOut }]
}

/** What these writers may read of the target; one that no route reads may be pointed at by anyone. */
function readersOf(
  target: TableModel,
  writers: Access,
  model: Model,
): Pick<Reference, 'reach' | 'shutOut'> {
  const access = readAccessOf(target, model)
  if (covers(access, writers)) return { reach: ALL, shutOut: { kind: 'noOne' } }
  const reach = reachOf(access)
  if (reach.kind === 'some' && reach.forNobody) return { reach, shutOut: { kind: 'noOne' } }
  if (reach.kind === 'all' && !access.includes('signedIn'))
    return { reach, shutOut: { kind: 'otherThan', standings: standingsOf(access) } }
  return { reach, shutOut: { kind: needsCaller(writers) ? 'noOne' : 'nobody' } }
}

/** Who may read rows of a table one by one, or else in a list; anybody where that is not offered. */
export function readAccessOf({ node }: TableModel, model: Model): Access {
  const { read, list } = servedTable(node, model)?.access ?? {}
  return read ?? list ?? ['public']
}

/** Type of the keys of accounts, for parameters that name an owner. */
export function accountKeyType(model: Model): 'string' | 'number' {
  const accounts = model.tables.find(({ node }) => node === model.auth?.table)
  if (accounts === undefined) return 'number'
  return columnOfRole(accounts, 'key').type.type === 'uuid' ? 'string' : 'number'
}
