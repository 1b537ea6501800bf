import {
  authColumns,
  givenToRow,
  homeOf,
  keyName,
  snake,
  type ColumnModel,
  type Drawing,
  type Field,
  type Relation,
  type TablePart,
} from '@drawbridge/kinds'
import { pointer } from '@drawbridge/manifest'
import type { ColumnDefault, ColumnType } from '@drawbridge/sql'

/** A column as the model has it, and what the database fills in. */
export interface BuiltColumn {
  readonly model: ColumnModel
  readonly default?: ColumnDefault
  /** Node id of the table that it points at, and what happens to the row when that row goes. */
  readonly points?: { readonly target: string; readonly relation?: Relation }
}

const PLAIN = {
  field: '',
  nullable: false,
  optional: true,
  readable: true,
  writable: false,
  unique: false,
} as const

/** Every column of a table: id, fields, those of auth, keys of relations, owner, times, version. */
export function columnsOf(part: TablePart, drawing: Drawing): readonly BuiltColumn[] {
  const { node, settings } = part
  const accounts = drawing.accounts
  const columns: BuiltColumn[] = [keyColumn(part)]
  const filled = givenToRow(settings.events)
  const refilled = givenToRow(settings.events, 'beforeUpdate')
  settings.fields.forEach((field, index) => {
    const { model, ...built } = fieldColumn(field, index)
    const given = {
      ...(filled.has(field.name) && { filled: true as const }),
      ...(refilled.has(field.name) && { refilled: true as const }),
    }
    columns.push({ ...built, model: { ...model, ...given } })
  })
  if (accounts?.table.node.id === node.id) {
    columns.push(...authColumns(accounts.auth.settings))
  }
  settings.relations?.forEach((relation, index) => {
    if (relation.type !== 'manyToMany')
      columns.push(relationColumn(relation, index, drawing, fixedAs(part, relation, drawing)))
  })
  if (settings.owner === true && accounts !== undefined) columns.push(ownerColumn(accounts.table))
  if (settings.timestamps === true) {
    columns.push(timeColumn('createdAt', '/settings/timestamps'))
    columns.push(timeColumn('updatedAt', '/settings/timestamps'))
  }
  if (settings.softDelete === true) columns.push(deletedColumn())
  if (settings.version === true) columns.push(versionColumn())
  return columns
}

export function keyType(part: TablePart): ColumnType {
  return part.settings.key === 'uuid' ? { type: 'uuid' } : { type: 'integer' }
}

function keyColumn(part: TablePart): BuiltColumn {
  const type = keyType(part)
  return {
    model: { ...PLAIN, id: '$id', role: 'key', name: 'id', sql: 'id', type, unique: true },
    default: { kind: type.type === 'uuid' ? 'uuid' : 'autoincrement' },
  }
}

function fieldColumn(field: Field, index: number): BuiltColumn {
  const visibility = field.visibility ?? 'normal'
  const nullable = field.required !== true
  return {
    model: {
      id: field.id,
      field: pointer('settings', 'fields', index),
      role: 'field',
      name: field.name,
      sql: snake(field.name),
      type: typeOf(field),
      nullable,
      optional: nullable || field.default !== undefined,
      readable: visibility === 'normal' || visibility === 'readOnly',
      writable: visibility === 'normal' || visibility === 'writeOnly',
      unique: field.unique === true,
      settings: field,
    },
    ...(field.default === undefined ? {} : { default: field.default }),
  }
}

function typeOf(field: Field): ColumnType {
  switch (field.type) {
    case 'string':
      return { type: 'string', length: field.length ?? 255 }
    case 'decimal':
      return { type: 'decimal', precision: field.precision ?? 12, scale: field.scale ?? 2 }
    case 'enum':
      return { type: 'enum', values: field.values ?? [] }
    case 'bytes':
      return { type: 'bytes', length: field.length ?? 65_535 }
    default:
      return { type: field.type }
  }
}

/** A row stays in its organisation, and a membership with its member. */
function fixedAs(
  part: TablePart,
  relation: Relation,
  { organisations }: Drawing,
): ColumnModel['fixed'] {
  if (organisations === undefined) return undefined
  if (relation === homeOf(part, organisations)) return 'organisation'
  const { memberships, account } = organisations
  return part === memberships && relation.name === account ? 'member' : undefined
}

function relationColumn(
  relation: Relation,
  index: number,
  drawing: Drawing,
  fixed: ColumnModel['fixed'],
): BuiltColumn {
  const target = drawing.tableById.get(relation.target)
  const nullable = relation.required !== true
  return {
    model: {
      id: relation.id,
      field: pointer('settings', 'relations', index),
      role: 'relation',
      name: keyName(relation.name),
      sql: `${snake(relation.name)}_id`,
      type: target === undefined ? { type: 'integer' } : keyType(target),
      nullable,
      optional: nullable,
      readable: true,
      writable: true,
      unique: relation.type === 'oneToOne',
      ...(fixed && { fixed }),
    },
    points: { target: relation.target, relation },
  }
}

function ownerColumn(accounts: TablePart): BuiltColumn {
  return {
    model: {
      ...PLAIN,
      id: '$owner',
      field: '/settings/owner',
      role: 'owner',
      name: 'ownerId',
      sql: 'owner_id',
      type: keyType(accounts),
    },
    points: { target: accounts.node.id },
  }
}

function timeColumn(name: 'createdAt' | 'updatedAt', field: string): BuiltColumn {
  return {
    model: {
      ...PLAIN,
      id: `$${name}`,
      field,
      role: name,
      name,
      sql: snake(name),
      type: { type: 'datetime' },
    },
    default: { kind: 'now' },
  }
}

function deletedColumn(): BuiltColumn {
  return {
    model: {
      ...PLAIN,
      id: '$deletedAt',
      field: '/settings/softDelete',
      role: 'deletedAt',
      name: 'deletedAt',
      sql: 'deleted_at',
      type: { type: 'datetime' },
      nullable: true,
      readable: false,
    },
  }
}

function versionColumn(): BuiltColumn {
  return {
    model: {
      ...PLAIN,
      id: '$version',
      field: '/settings/version',
      role: 'version',
      name: 'version',
      sql: 'version',
      type: { type: 'integer' },
    },
    default: { kind: 'literal', value: 1 },
  }
}
