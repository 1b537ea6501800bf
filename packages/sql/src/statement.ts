import type { Column, ColumnDefault, ColumnType, ForeignKey, Index, Table } from './schema.ts'

/**
 * One statement as data; `printStatement` gives its text for a dialect. Names are those at its time.
 * `destroys` says what is lost by it.
 */
export type Statement = StatementShape & { readonly destroys?: string }

type StatementShape =
  | {
      readonly kind: 'createTable'
      readonly table: Table
      /** Written into the table; those to tables that come later are added afterwards. */
      readonly foreignKeys: readonly ForeignKey[]
    }
  | { readonly kind: 'dropTable'; readonly table: string }
  | { readonly kind: 'renameTable'; readonly from: string; readonly to: string }
  | { readonly kind: 'addColumn'; readonly table: string; readonly column: Column }
  | { readonly kind: 'dropColumn'; readonly table: string; readonly column: string }
  | {
      readonly kind: 'renameColumn'
      readonly table: string
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'alterColumn'
      readonly table: string
      readonly from: Column
      readonly to: Column
    }
  | { readonly kind: 'createIndex'; readonly table: string; readonly index: Index }
  | { readonly kind: 'dropIndex'; readonly table: string; readonly index: string }
  | {
      readonly kind: 'renameIndex'
      readonly table: string
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'addForeignKey'; readonly table: string; readonly foreignKey: ForeignKey }
  | { readonly kind: 'dropForeignKey'; readonly table: string; readonly foreignKey: string }
  | { readonly kind: 'addCheck'; readonly table: string; readonly column: Column }
  | { readonly kind: 'dropCheck'; readonly table: string; readonly column: Column }
  | {
      readonly kind: 'update'
      readonly table: string
      readonly column: string
      readonly value: Value
      readonly where: Condition
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where: Condition }
  | {
      readonly kind: 'copyRows'
      readonly from: string
      readonly to: string
      readonly columns: readonly { readonly name: string; readonly value: Value }[]
    }
  /** For values that no longer have to hold to the limits that stand. */
  | { readonly kind: 'ignoreChecks'; readonly on: boolean }
  /** Lets the rebuilt table go on counting where the old one was, so that no key is given twice. */
  | { readonly kind: 'forgetCounter'; readonly table: string }
  | { readonly kind: 'copyCounter'; readonly from: string; readonly to: string }

export type Value =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'default'; readonly value: ColumnDefault; readonly type: ColumnType }
  /** The value, or another where it is empty. */
  | { readonly kind: 'filled'; readonly value: Value; readonly empty: Value }
  /** The first characters of a text. */
  | { readonly kind: 'start'; readonly column: string; readonly length: number }
  | { readonly kind: 'literal'; readonly value: string; readonly type: ColumnType }
  | { readonly kind: 'null' }
  /** The value, or the nearest that the column's limits allow. */
  | { readonly kind: 'within'; readonly value: Value; readonly column: Column }
  | { readonly kind: 'converted'; readonly from: Column; readonly to: Column }

export type Condition =
  | { readonly kind: 'isNull'; readonly column: string }
  | { readonly kind: 'longerThan'; readonly column: string; readonly length: number }
  /** Where a value is not what the database is to check. */
  | { readonly kind: 'outside'; readonly column: Column }
  | { readonly kind: 'notIn'; readonly column: string; readonly values: readonly string[] }
  | {
      readonly kind: 'compare'
      readonly column: string
      readonly operator: '>' | '<'
      readonly value: Value
    }
