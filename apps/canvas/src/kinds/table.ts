import type { Field, Relation, TableSettings } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'

/**
 * The settings of a table with every list there. A drawing may be wrong while it is being made, so
 * whatever is not a list of things with ids is taken for an empty one.
 */
export interface TableView extends TableSettings {
  readonly fields: Field[]
  readonly relations: Relation[]
  readonly indexes: NonNullable<TableSettings['indexes']>
  readonly computed: NonNullable<TableSettings['computed']>
}

const listOf = <Item>(value: unknown): Item[] =>
  Array.isArray(value)
    ? value.filter((item) => typeof item === 'object' && item !== null && 'id' in item)
    : []

export function tableView(node: Node): TableView {
  const settings = node.settings as Partial<TableSettings>
  return {
    ...settings,
    fields: listOf<Field>(settings.fields),
    relations: listOf<Relation>(settings.relations),
    indexes: listOf(settings.indexes),
    computed: listOf(settings.computed),
  }
}

/** How a relation reads: “each Task has one List; a List has many Tasks”. */
export function relationWords(relation: Relation, from: string, to: string): string {
  switch (relation.type) {
    case 'manyToOne':
      return `Each row of ${from} has one of ${to}; one of ${to} has many of ${from}.`
    case 'oneToOne':
      return `Each row of ${from} has one of ${to}, which no other row has.`
    case 'manyToMany':
      return `A row of ${from} has many of ${to}, and one of ${to} has many of ${from}.`
  }
}
