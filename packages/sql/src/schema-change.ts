import type { Column, ForeignKey, Index, Table } from './schema.ts'

/** How one schema becomes another, table by table. What has the same id is the same thing renamed. */
export type SchemaChange =
  | { readonly kind: 'createTable'; readonly table: Table }
  | { readonly kind: 'dropTable'; readonly table: Table }
  /** Renamed too, where the two names differ. */
  | {
      readonly kind: 'alterTable'
      readonly from: Table
      readonly to: Table
      readonly alterations: readonly Alteration[]
    }

export type TableAlteration = Extract<SchemaChange, { kind: 'alterTable' }>

export type Alteration =
  | { readonly kind: 'addColumn'; readonly column: Column }
  | { readonly kind: 'dropColumn'; readonly column: Column }
  | { readonly kind: 'renameColumn'; readonly from: string; readonly to: string }
  /** A new type, default or need; the name stands for itself. */
  | { readonly kind: 'alterColumn'; readonly from: Column; readonly to: Column }
  | { readonly kind: 'addIndex'; readonly index: Index }
  | { readonly kind: 'dropIndex'; readonly index: Index }
  | { readonly kind: 'renameIndex'; readonly from: string; readonly to: string }
  | { readonly kind: 'addForeignKey'; readonly foreignKey: ForeignKey }
  | { readonly kind: 'dropForeignKey'; readonly foreignKey: ForeignKey }

/** The alterations of one kind. */
export function alterationsOf<K extends Alteration['kind']>(
  change: TableAlteration,
  kind: K,
): readonly Extract<Alteration, { kind: K }>[] {
  return change.alterations.filter(
    (alteration): alteration is Extract<Alteration, { kind: K }> => alteration.kind === kind,
  )
}

/** Changes by what is done to a table, and the new names of those that get one. */
export function sortChanges(changes: readonly SchemaChange[]) {
  const altered = changes.filter((change) => change.kind === 'alterTable')
  return {
    altered,
    dropped: changes.flatMap((change) => (change.kind === 'dropTable' ? [change.table] : [])),
    created: changes.flatMap((change) => (change.kind === 'createTable' ? [change.table] : [])),
    renames: altered
      .map(({ from, to }) => ({ from: from.name, to: to.name }))
      .filter(({ from, to }) => from !== to),
  }
}
