import { useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import type { RowColumn } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { cellText } from './cell-text.ts'
import { useTables, dataKey } from './use-rows.ts'

interface CellEditorProps {
  readonly column: RowColumn
  readonly text: string
  /** Null: it stays as it was. */
  readonly onDone: (text: string | null) => void
}

const LOOK = 'absolute inset-0 w-full bg-surface px-2 outline-2 -outline-offset-2 outline-accent'

/** The editor of one cell: what is typed counts on Enter, Tab or when it is left, and not on Escape. */
export function CellEditor({ column, text, onDone }: CellEditorProps) {
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
function RowChoices({ id, leads: { table, shown } }: RowChoicesProps) {
  const project = useDocument((document) => document.project) ?? ''
  const { data: tables = [] } = useTables()
  const { data } = useQuery({
    queryKey: [...dataKey(project), 'choices', table],
    retry: false,
    queryFn: ({ signal }) => {
      const page = { table, filters: [], offset: 0, limit: 200 }
      const body = shown === null ? page : { ...page, sort: shown }
      return call('findRows', { params: { project }, body, signal })
    },
  })
  const at = tables
    .find(({ node }) => node === table)
    ?.columns.findIndex(({ name }) => name === shown)
  return (
    <datalist id={id}>
      {data?.rows.map(({ key, cells }) => (
        <option key={key} value={key} label={cellText(cells[at ?? -1] ?? null)} />
      ))}
    </datalist>
  )
}
