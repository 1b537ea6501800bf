import { useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import type { RowColumn } from '@drawbridge/protocol'
import { useDocument } from '../stores/document.ts'
import { LinkPicker } from './link-picker.tsx'
import { nameOfRow, offeredRows } from './named-row.ts'
import { useTables } from './use-rows.ts'

interface CellEditorProps {
  readonly column: RowColumn
  /** What it holds. */
  readonly now: string
  /** What editing begins with. */
  readonly text: string
  /** Null: it stays as it was. */
  readonly onDone: (text: string | null) => void
}

const LOOK = 'absolute inset-0 w-full bg-surface px-2 outline-2 -outline-offset-2 outline-accent'

/** The editor of one cell: what is typed counts on Enter, Tab or when it is left, and not on Escape. */
export function CellEditor({ column, now, text, onDone }: CellEditorProps) {
  const done = useRef(false)
  const list = useId()
  function end(value: string | null, box: HTMLElement): void {
    if (done.current) return
    done.current = true
    box.closest<HTMLElement>('[role=grid]')?.focus()
    onDone(value)
  }
  const common = {
    'aria-label': column.name,
    autoFocus: true,
    className: LOOK,
    defaultValue: text,
    onBlur: ({ currentTarget: box }: React.FocusEvent<HTMLInputElement | HTMLSelectElement>) =>
      end(box.value, box),
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLSelectElement>) => {
      event.stopPropagation()
      const box = event.currentTarget
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault()
        end(box.value, box)
      }
      if (event.key === 'Escape') end(null, box)
    },
  }
  if (column.isMany && column.leads)
    return (
      <LinkPicker
        name={column.name}
        leads={column.leads}
        chosen={now}
        typed={text === now ? '' : text}
        onDone={onDone}
      />
    )
  const choices = column.type === 'boolean' ? ['true', 'false'] : column.values
  if (choices.length > 0)
    return (
      <select {...common}>
        {column.nullable && <option value="">—</option>}
        {!column.nullable && text === '' && <option value="" />}
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  return (
    <>
      <input {...common} {...(column.leads && { list })} placeholder={PLACEHOLDERS[column.type]} />
      {column.leads && <RowChoices id={list} leads={column.leads} />}
    </>
  )
}

const PLACEHOLDERS: Readonly<Partial<Record<RowColumn['type'], string>>> = {
  date: '2026-11-22',
  datetime: '2026-11-22T10:00:00Z',
  json: '{}',
}

interface RowChoicesProps {
  readonly id: string
  readonly leads: NonNullable<RowColumn['leads']>
}

/** The rows that it may lead to, by name. */
function RowChoices({ id, leads }: RowChoicesProps) {
  const project = useDocument((document) => document.project) ?? ''
  const { data: tables = [] } = useTables()
  const { data } = useQuery(offeredRows(project, leads))
  const table = tables.find(({ node }) => node === leads.table)
  return (
    <datalist id={id}>
      {data?.rows.map((row) => (
        <option key={row.key} value={row.key} label={nameOfRow(row, table, leads)} />
      ))}
    </datalist>
  )
}
