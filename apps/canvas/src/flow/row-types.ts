import type { Member, ObjectType, Type } from '@drawbridge/expressions'
import { keyName, type Field } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

const DATETIME: Type = { kind: 'datetime' }

const nullable = (type: Type, may: boolean): Type => (may ? { kind: 'nullable', of: type } : type)

function fieldType({ type, scale, values }: Field): Type {
  switch (type) {
    case 'string':
    case 'text':
      return { kind: 'text' }
    case 'decimal':
      return { kind: 'decimal', scale: scale ?? 2 }
    case 'enum':
      return { kind: 'enum', values: values ?? [] }
    default:
      return { kind: type }
  }
}

/** What tells rows of a table apart. */
export const keyType = (table: Node | undefined): Type => ({
  kind: table?.settings['key'] === 'uuid' ? 'uuid' : 'integer',
})

/** The table that sign-in keeps its accounts in: the one that it is joined to. */
export function accountsOf({ nodes, connections }: Manifest): Node | undefined {
  const auth = nodes.find(({ kind }) => kind === 'auth')
  const joined = connections.filter(({ from }) => from === auth?.id).map(({ to }) => to)
  return nodes.find(({ id, kind }) => kind === 'table' && joined.includes(id))
}

/** What every row of a table has by itself and by its fields. */
function columns(manifest: Manifest, table: Node): readonly (readonly [string, Member])[] {
  const accounts = accountsOf(manifest)
  const { fields, relations, owner, timestamps, softDelete, version } = tableView(table)
  const member = (name: string, type: Type) => [name, { type }] as const
  return [
    member('id', keyType(table)),
    ...fields.map((field) =>
      member(field.name, nullable(fieldType(field), field.required !== true)),
    ),
    ...(table === accounts
      ? [member('passwordHash', { kind: 'text' }), member('role', { kind: 'text' })]
      : []),
    ...relations
      .filter(({ type }) => type !== 'manyToMany')
      .map(({ name, target, required }) => {
        const key = keyType(manifest.nodes.find(({ id }) => id === target))
        return member(keyName(name), nullable(key, required !== true))
      }),
    ...(owner ? [member('ownerId', keyType(accounts))] : []),
    ...(timestamps ? [member('createdAt', DATETIME), member('updatedAt', DATETIME)] : []),
    ...(softDelete ? [member('deletedAt', nullable(DATETIME, true))] : []),
    ...(version ? [member('version', { kind: 'integer' })] : []),
  ]
}

/** A row that has been fetched: what callers may never see is not among it. */
export function rowObject(manifest: Manifest, table: Node): ObjectType {
  const hidden = new Set(
    tableView(table)
      .fields.filter(({ visibility }) => visibility === 'hidden' || visibility === 'writeOnly')
      .map(({ name }) => name),
  )
  const members = columns(manifest, table).filter(([name]) => !hidden.has(name))
  return { kind: 'object', members: new Map(members) }
}

/** A row inside a query, whose relations lead on to other rows, those that point here too. */
export function rowOf(manifest: Manifest, id: string): ObjectType {
  const table = manifest.nodes.find((node) => node.id === id)
  if (!table) return { kind: 'object', members: new Map() }
  const list = (target: string): Type => ({ kind: 'list', of: { kind: 'row', table: target } })
  const { relations, owner } = tableView(table)
  const accounts = owner === true ? accountsOf(manifest) : undefined
  const whose = accounts ? [['owner', { type: { kind: 'row', table: accounts.id } }] as const] : []
  const ahead = relations.map(({ name, type, target, required }) => {
    const row: Type = { kind: 'row', table: target }
    const of = type === 'manyToMany' ? list(target) : nullable(row, required !== true)
    return [name, { type: of }] as const
  })
  const back = manifest.nodes
    .filter(({ kind }) => kind === 'table')
    .flatMap((other) =>
      tableView(other)
        .relations.filter(({ target, inverse }) => target === id && inverse)
        .map(({ inverse, type }) => {
          const row: Type = { kind: 'row', table: other.id }
          const of = type === 'oneToOne' ? nullable(row, true) : list(other.id)
          return [inverse ?? '', { type: of }] as const
        }),
    )
  return {
    kind: 'object',
    members: new Map([...columns(manifest, table), ...whose, ...ahead, ...back]),
  }
}
