import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { RowTable } from '@drawbridge/protocol'
import { notify, stage } from '../stores/session.ts'
import { cellText, typedCell, type GivenCell } from './cell-text.ts'
import type { ShownRows } from './shown-rows.ts'
import { withCell, withNewCell, withRemoved, without } from './staged.ts'

interface Spot {
  readonly row: number
  readonly column: number
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
  Home: [0, -1_000],
  End: [0, 1_000],
}

export type GridKeys = ReturnType<typeof useGridKeys>

/** One cell is active; keys go from it to others, and begin to edit it. */
export function useGridKeys(
  { node, columns }: RowTable,
  rows: ShownRows,
  reveal: (row: number) => void,
) {
  const [active, setActive] = useState<Spot>()
  /** What the active cell is edited with, where it is. */
  const [editing, setEditing] = useState<string | null>(null)

  function go(row: number, column: number): void {
    const next = {
      row: Math.max(0, Math.min(row, Math.max(rows.count - 1, 0))),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    }
    setActive(next)
    setEditing(null)
    reveal(next.row)
  }

  function write({ row: at, column: place }: Spot, value: GivenCell): void {
    const { row, staged } = rows.at(at)
    const column = columns[place]
    if (!column?.isEditable) return
    if (staged?.type === 'add') stage((all) => withNewCell(all, staged.id, column.name, value))
    else if (row)
      stage((all) => withCell(all, node, row, column.name, row.cells[place] ?? null, value))
  }

  function edit(text?: string): void {
    if (!active) return
    const column = columns[active.column]
    const { row, staged } = rows.at(active.row)
    if (!column?.isEditable || staged?.type === 'remove') {
      const why = column?.isSecret ? 'is a secret' : 'is written by the backend itself'
      return notify({
        tone: 'plain',
        text: `${column?.name ?? 'It'} ${why}, and can’t be changed here.`,
      })
    }
    const now = valueAt(rows, active, columns)
    if (typeof now === 'object' && now !== null)
      return notify({ tone: 'plain', text: 'This text is too long to be changed here.' })
    if (row === undefined && staged === undefined) return
    setEditing(text ?? cellText(now))
  }

  function remove(at: number): void {
    const { row, staged } = rows.at(at)
    if (staged?.type === 'add') stage((all) => without(all, staged.id))
    else if (row) stage((all) => withRemoved(all, node, row))
  }

  function clear(): void {
    if (!active) return
    const column = columns[active.column]
    if (!column?.isEditable) return
    if (column.nullable) write(active, null)
    else notify({ tone: 'plain', text: `${column.name} must have a value.` })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!active || editing !== null) return
    const step = STEPS[event.key]
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (step) go(active.row + step[0], active.column + step[1])
    else if (event.key === 'Enter' || event.key === 'F2') edit()
    else if (event.key === 'Delete' && event.shiftKey) remove(active.row)
    else if (event.key === 'Delete' || event.key === 'Backspace') clear()
    else if (plain && event.key.length === 1 && event.key !== ' ') edit(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function onCopy(event: ClipboardEvent): void {
    if (!active || editing !== null) return
    event.clipboardData.setData('text/plain', cellText(valueAt(rows, active, columns)))
    event.preventDefault()
  }

  /** A block of a spreadsheet, from the active cell to the right and down. */
  function onPaste(event: ClipboardEvent): void {
    if (!active || editing !== null) return
    event.preventDefault()
    const lines = event.clipboardData
      .getData('text/plain')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
    lines.forEach((line, down) => {
      line.split('\t').forEach((text, right) => {
        const spot = { row: active.row + down, column: active.column + right }
        const column = columns[spot.column]
        if (column) write(spot, typedCell(text, column))
      })
    })
  }

  return {
    active,
    editing,
    go,
    edit,
    remove,
    onKeyDown,
    onCopy,
    onPaste,
    /** Ends editing; with a text, that is the value. */
    commit(text: string | null): void {
      const column = active && columns[active.column]
      setEditing(null)
      if (active && column && text !== null && text !== editingStart(rows, active, columns))
        write(active, typedCell(text, column))
    },
  }
}

const editingStart = (rows: ShownRows, spot: Spot, columns: RowTable['columns']): string =>
  cellText(valueAt(rows, spot, columns))

/** What a cell holds, or is to hold. */
export function valueAt(rows: ShownRows, { row: at, column }: Spot, columns: RowTable['columns']) {
  const { row, staged } = rows.at(at)
  const name = columns[column]?.name ?? ''
  if (staged && staged.type !== 'remove' && name in staged.values)
    return staged.values[name] ?? null
  return row?.cells[column] ?? null
}
