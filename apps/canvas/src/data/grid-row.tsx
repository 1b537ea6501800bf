import { Trash2, Undo2 } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import type { RowTable } from '@drawbridge/protocol'
import { classNames } from '../ui/class-names.ts'
import { CellEditor } from './cell-editor.tsx'
import { Chips, NamedChips } from './chips.tsx'
import { keysOf } from './linked-rows.ts'
import { PINNED } from './pinned.ts'
import { cellId, cellText, labelOf } from './cell-text.ts'
import type { ShownRow } from './shown-rows.ts'
import type { OnRow } from './use-grid-keys.ts'
import type { Hands } from './use-hands.ts'

interface GridRowProps extends ShownRow, OnRow {
  readonly index: number
  readonly top: number
  readonly wide: CSSProperties
  readonly table: RowTable
  readonly hands: Hands
}

const TONES = { add: 'bg-ok/8', change: '', remove: 'bg-error/8 line-through' } as const

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, top, wide, table, row, staged, cursor, from, to, editing, hands } = props
  const isLeaving = staged?.type === 'remove'
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={{ ...wide, top }}
      className={classNames(
        'group absolute grid h-8 w-full border-b',
        staged ? TONES[staged.type] : 'hover:bg-hover',
      )}
    >
      <span role="gridcell" className="flex items-center justify-center">
        <button
          type="button"
          tabIndex={-1}
          aria-label={isLeaving ? 'Keep this row' : 'Remove this row'}
          className="flex size-6 items-center justify-center rounded-control text-text-2 opacity-0 group-hover:opacity-100 pointer-coarse:opacity-100 hover:bg-hover focus-visible:opacity-100"
          onClick={() => hands.remove(index)}
        >
          {isLeaving ? <Undo2 size={14} aria-hidden /> : <Trash2 size={14} aria-hidden />}
        </button>
      </span>
      {table.columns.map((column, at) => {
        const isWithin = from !== null && to !== null && from <= at && at <= to
        const isActive = cursor === at
        const isChanged =
          staged !== undefined && staged.type !== 'remove' && column.name in staged.values
        const value = isChanged ? (staged.values[column.name] ?? null) : (row?.cells[at] ?? null)
        const label = row && !isChanged ? labelOf(row, table.columns, at) : null
        return (
          <span
            key={column.name}
            id={cellId(index, at)}
            role="gridcell"
            aria-colindex={at + 1}
            aria-readonly={!column.isEditable}
            aria-selected={isActive || isWithin}
            className={classNames(
              'relative flex min-w-0 items-center border-l px-2',
              at === 0 && `${PINNED} max-[759px]:bg-surface`,
              isWithin && 'bg-accent/10',
              isActive && 'outline-2 -outline-offset-2 outline-accent',
              // What is edited may unfold over columns that stay in their place.
              isActive && (editing === null ? 'z-[1]' : 'z-[3]'),
              isChanged && staged.type === 'change' && 'bg-warning/14',
              NUMBERS.has(column.type) && !column.leads && 'justify-end tabular-nums',
            )}
            onMouseDown={(event) => hands.go(index, at, event.shiftKey)}
            onDoubleClick={() => hands.edit()}
          >
            {isActive && editing !== null ? (
              <CellEditor
                column={column}
                now={cellText(value)}
                text={editing}
                onDone={hands.commit}
              />
            ) : column.isSecret ? (
              <span className="text-text-3">••••••</span>
            ) : value === null ? (
              <span className="text-text-3">{row || staged ? '—' : '…'}</span>
            ) : column.isMany && column.leads && typeof value !== 'object' ? (
              Array.isArray(label) ? (
                <Chips keys={keysOf(String(value))} names={label} />
              ) : (
                <NamedChips leads={column.leads} text={String(value)} />
              )
            ) : (
              <span className="truncate">
                {label ?? cellText(value)}
                {label !== null && <span className="ml-1.5 text-text-3">{cellText(value)}</span>}
              </span>
            )}
          </span>
        )
      })}
    </div>
  )
})

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'bigint', 'decimal', 'float'])
