import type { Row, RowTable } from '@drawbridge/protocol'
import { useSession } from '../stores/session.ts'
import { rowId, type Staged } from './staged.ts'
import type { SeenRows } from './use-rows.ts'

/** A row of a grid: what is there, and what is to become of it. */
export interface ShownRow {
  readonly row: Row | undefined
  readonly staged: Staged | undefined
}

export interface ShownRows {
  readonly count: number
  readonly at: (index: number) => ShownRow
}

/** Rows that are new stand before those that are there. */
export function useShownRows({ node }: RowTable, { total, rowAt }: SeenRows): ShownRows {
  const staged = useSession((session) => session.staged)
  const added = staged.filter(({ type, table }) => type === 'add' && table === node)
  return {
    count: added.length + total,
    at(index) {
      if (index < added.length) return { row: undefined, staged: added[index] }
      const row = rowAt(index - added.length)
      const id = row && rowId(node, row.key)
      return { row, staged: staged.find((one) => one.id === id) }
    },
  }
}
