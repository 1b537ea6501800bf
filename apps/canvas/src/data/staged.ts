import type { Row, RowCell, RowChange } from '@drawbridge/protocol'
import type { GivenCell } from './cell-text.ts'

type Values = Readonly<Record<string, GivenCell>>

/** A change of a row that is not written yet. */
export type Staged =
  | {
      readonly type: 'add'
      readonly id: string
      readonly table: string
      readonly values: Values
      readonly madeUp?: true
    }
  | {
      readonly type: 'change'
      readonly id: string
      readonly table: string
      readonly row: Row
      readonly values: Values
      /** What stood there, to be told what becomes of it. */
      readonly before: Readonly<Record<string, RowCell>>
    }
  | { readonly type: 'remove'; readonly id: string; readonly table: string; readonly row: Row }

/** Names a row among those of all tables. */
export const rowId = (table: string, key: string | number): string => `${table}/${key}`

/** With one more value in a row that is there; taken back where it is again what it was. */
export function withCell(
  all: readonly Staged[],
  table: string,
  row: Row,
  name: string,
  before: RowCell,
  value: GivenCell,
): readonly Staged[] {
  const id = rowId(table, row.key)
  const known = all.find((one) => one.id === id)
  const old = known?.type === 'change' ? known : undefined
  const values = { ...old?.values, [name]: value }
  if (before === value) delete values[name]
  const rest = all.filter((one) => one !== known)
  if (Object.keys(values).length === 0) return rest
  const next: Staged = {
    type: 'change',
    id,
    table,
    row: old?.row ?? row,
    values,
    before: { ...old?.before, [name]: before },
  }
  return known === undefined ? [...all, next] : all.map((one) => (one === known ? next : one))
}

/** With one more value in a row that is new. */
export const withNewCell = (
  all: readonly Staged[],
  id: string,
  name: string,
  value: GivenCell,
): readonly Staged[] =>
  all.map((one) =>
    one.id === id && one.type === 'add'
      ? { ...one, values: { ...one.values, [name]: value } }
      : one,
  )

/** With the row marked to be removed, or no longer; a row that is new is gone at once. */
export function withRemoved(all: readonly Staged[], table: string, row: Row): readonly Staged[] {
  const id = rowId(table, row.key)
  const known = all.find((one) => one.id === id)
  const rest = all.filter((one) => one !== known)
  return known?.type === 'remove' ? rest : [...rest, { type: 'remove', id, table, row }]
}

export const without = (all: readonly Staged[], id: string): readonly Staged[] =>
  all.filter((one) => one.id !== id)

/** As it is sent. */
export function changeOf(staged: Staged): RowChange {
  const { type, table } = staged
  if (type === 'add') {
    const { values, madeUp } = staged
    return { type, table, values, ...(madeUp && { madeUp }) }
  }
  const { key, mark } = staged.row
  return type === 'remove'
    ? { type, table, key, mark }
    : { type, table, key, mark, values: staged.values }
}

/** The same change on the row as it is now. */
export function onto(staged: Staged, now: Row): Staged {
  return staged.type === 'add' ? staged : { ...staged, row: now }
}
