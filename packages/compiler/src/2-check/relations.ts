import {
  idsName,
  singularName,
  snake,
  type Drawing,
  type Relation,
  type RelationModel,
  type SqlNames,
  type TableNames,
  type TablePart,
} from '@drawbridge/kinds'
import { pointer } from '@drawbridge/manifest'

/** The table behind a many-to-many relation. */
export interface JoinTable {
  readonly id: string
  readonly name: string
  readonly from: TablePart
  readonly to: TablePart
  /** Columns that point at `from` and at `to`. */
  readonly column: string
  readonly targetColumn: string
}

export interface BuiltRelations {
  /** By node id: what the table drew, then its owner, then what others drew towards it. */
  readonly byTable: ReadonlyMap<string, readonly RelationModel[]>
  readonly joins: readonly JoinTable[]
}

/** Both sides of every relation whose two tables are there. */
export function relationsOf(
  drawing: Drawing,
  names: ReadonlyMap<string, TableNames>,
  sqlNames: SqlNames,
): BuiltRelations {
  const own = new Map<string, RelationModel[]>(drawing.tables.map(({ node }) => [node.id, []]))
  const inverse = new Map<string, RelationModel[]>(drawing.tables.map(({ node }) => [node.id, []]))
  const joins: JoinTable[] = []
  for (const part of drawing.tables) {
    part.settings.relations?.forEach((relation, index) => {
      const target = drawing.tableById.get(relation.target)
      const from = names.get(part.node.id)
      const to = names.get(relation.target)
      if (target === undefined || from === undefined || to === undefined) return
      const field = pointer('settings', 'relations', index)
      const join =
        relation.type === 'manyToMany'
          ? joinTable(part, target, relation, from, to, sqlNames)
          : undefined
      if (join !== undefined) joins.push(join)
      own.get(part.node.id)?.push(near(relation, field, join))
      if (relation.inverse === undefined) return
      inverse.get(target.node.id)?.push(far(relation, relation.inverse, part, field, join))
    })
    if (part.settings.owner === true && drawing.accounts !== undefined) {
      own.get(part.node.id)?.push(ownerRelation(drawing.accounts.table))
    }
  }
  const byTable = new Map(
    [...own].map(([id, relations]) => [id, [...relations, ...(inverse.get(id) ?? [])]] as const),
  )
  return { byTable, joins }
}

function near(relation: Relation, field: string, join: JoinTable | undefined): RelationModel {
  const { id, name, target, description = '' } = relation
  const required = relation.required === true
  return {
    id,
    field,
    name,
    description,
    target,
    shape:
      join === undefined
        ? { kind: 'toOne', column: `${snake(name)}_id`, required }
        : { ...through(join.name, join.column, join.targetColumn), idsName: idsName(name) },
  }
}

function far(
  relation: Relation,
  name: string,
  source: TablePart,
  field: string,
  join: JoinTable | undefined,
): RelationModel {
  const column = `${snake(relation.name)}_id`
  const toMany = relation.type === 'manyToOne'
  return {
    id: `${source.node.id}.${relation.id}`,
    field,
    name,
    description: '',
    target: source.node.id,
    shape:
      join === undefined
        ? { kind: toMany ? 'toMany' : 'oneInverse', column }
        : through(join.name, join.targetColumn, join.column),
  }
}

function through(table: string, column: string, targetColumn: string) {
  return { kind: 'manyToMany', table, column, targetColumn } as const
}

function ownerRelation(accounts: TablePart): RelationModel {
  return {
    id: '$owner',
    field: '/settings/owner',
    name: 'owner',
    description: 'Whoever created the row.',
    target: accounts.node.id,
    shape: { kind: 'toOne', column: 'owner_id', required: true },
  }
}

function joinTable(
  from: TablePart,
  to: TablePart,
  relation: Relation,
  fromNames: TableNames,
  toNames: TableNames,
  sqlNames: SqlNames,
): JoinTable {
  const column = `${snake(fromNames.singular)}_id`
  const other = `${snake(from === to ? singularName(relation.name) : toNames.singular)}_id`
  return {
    id: `${from.node.id}.${relation.id}`,
    name: sqlNames.take(`${fromNames.sql}_${snake(relation.name)}`),
    from,
    to,
    column,
    targetColumn: other === column ? 'target_id' : other,
  }
}
