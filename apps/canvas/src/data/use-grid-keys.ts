import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { RowColumn, RowTable } from '@drawbridge/protocol'
import { reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, stage } from '../stores/session.ts'
import { cellText, typedCell, type GivenCell } from './cell-text.ts'
import { isRowName, keyOfNamed } from './named-row.ts'
import type { ShownRows } from './shown-rows.ts'
import { stageRows } from './stage-rows.ts'
import { useTables } from './use-rows.ts'
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

/** With Ctrl or Cmd: to the first row, and the last. */
const ENDS: Readonly<Record<string, 0 | 1>> = { Home: 0, End: 1 }

/** What of all this is seen on one row. */
export interface OnRow {
  /** The column of the active cell. */
  readonly cursor: number | null
  /** The first and the last column of the range that is chosen. */
  readonly from: number | null
  readonly to: number | null
  /** What the active cell is edited with. */
  readonly editing: string | null
}

const NOTHING: OnRow = { cursor: null, from: null, to: null, editing: null }

export type GridKeys = ReturnType<typeof useGridKeys>

/** One cell is active; keys go from it to others, and begin to edit it. */
export function useGridKeys(
  { node, columns, closed }: RowTable,
  rows: ShownRows,
  reveal: (row: number) => void,
) {
  const project = useDocument((document) => document.project) ?? ''
  const { data: tables = [] } = useTables()
  const [active, setActive] = useState<Spot>()
  /** Where a range begins that ends at the active cell. */
  const [anchor, setAnchor] = useState<Spot>()
  /** What the active cell is edited with, where it is. */
  const [editing, setEditing] = useState<string | null>(null)

  function go(row: number, column: number, extend = false): void {
    const next = {
      row: Math.max(0, Math.min(row, Math.max(rows.count - 1, 0))),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    }
    setAnchor(extend ? (anchor ?? active) : undefined)
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

  /** A row may be called by its name, which has to be looked for. */
  function take(spot: Spot, column: RowColumn, text: string): void {
    if (!column.leads || !isRowName(text, column)) return write(spot, typedCell(text, column))
    keyOfNamed(project, tables, column.leads, text).then(
      (key) => write(spot, key),
      (error: unknown) => notify({ tone: 'error', text: reasonOf(error) }),
    )
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
    const end = plain ? undefined : ENDS[event.key]
    if (end !== undefined) go(end * rows.count, active.column, event.shiftKey)
    else if (step) go(active.row + step[0], active.column + step[1], event.shiftKey)
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
    event.preventDefault()
    const { top, bottom, left, right } = boundsOf(active, anchor)
    const lines: string[] = []
    for (let row = top; row <= bottom; row += 1) {
      const { row: there, staged } = rows.at(row)
      if (there === undefined && staged === undefined)
        return notify({ tone: 'plain', text: 'These rows are still being read. Copy them again.' })
      const cells = columns.slice(left, right + 1)
      lines.push(
        cells
          .map((_, at) => lineText(valueAt(rows, { row, column: left + at }, columns)))
          .join('\t'),
      )
    }
    event.clipboardData.setData('text/plain', lines.join('\n'))
  }

  /** A block of a spreadsheet, from the active cell to the right and down. */
  function onPaste(event: ClipboardEvent): void {
    if (!active || editing !== null) return
    event.preventDefault()
    const lines = event.clipboardData
      .getData('text/plain')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
    const there = Math.max(rows.count - active.row, 0)
    lines.slice(0, there).forEach((line, down) => {
      line.split('\t').forEach((text, right) => {
        const spot = { row: active.row + down, column: active.column + right }
        const column = columns[spot.column]
        if (column) write(spot, typedCell(text, column))
      })
    })
    addLines(lines.slice(there), active.column)
  }

  /** Lines that no row is left for become new ones. */
  function addLines(lines: readonly string[], first: number): void {
    if (lines.length === 0) return
    if (closed !== null) return notify({ tone: 'plain', text: closed })
    const reason = stageRows(
      node,
      lines.map((line) =>
        Object.fromEntries(
          line.split('\t').flatMap((text, right) => {
            const column = columns[first + right]
            return column?.isEditable ? [[column.name, typedCell(text, column)]] : []
          }),
        ),
      ),
    )
    if (reason !== null) notify({ tone: 'error', text: reason })
  }

  return {
    active,
    onRow: (row: number): OnRow => onRow(row, active, anchor, editing),
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
        take(active, column, text)
    },
  }
}

const boundsOf = (active: Spot, anchor: Spot = active) => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
})

function onRow(
  row: number,
  active: Spot | undefined,
  anchor: Spot | undefined,
  editing: string | null,
): OnRow {
  if (!active) return NOTHING
  const { top, bottom, left, right } = boundsOf(active, anchor)
  const isWithin = anchor !== undefined && top <= row && row <= bottom
  return {
    cursor: active.row === row ? active.column : null,
    from: isWithin ? left : null,
    to: isWithin ? right : null,
    editing: active.row === row ? editing : null,
  }
}

/** A cell of a spreadsheet: no tab and no line may stand in it. */
const lineText = (cell: Parameters<typeof cellText>[0]): string =>
  cellText(cell).replaceAll(/[\t\r\n]+/g, ' ')

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
