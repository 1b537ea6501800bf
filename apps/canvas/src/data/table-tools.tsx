import { Download, Sprout, Upload } from 'lucide-react'
import { useRef } from 'react'
import { MOST_CHANGES, type Row, type RowTable } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, stage } from '../stores/session.ts'
import { IconButton } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { keepFile } from '../ui/keep-file.ts'
import { cellText, typedCell, type GivenCell } from './cell-text.ts'
import { readCsv, writeCsv } from './csv.ts'
import { sampleRows } from './sample-rows.ts'
import type { Asked } from './use-rows.ts'

const PAGE = 200
const MOST_SAVED = 100_000

interface TableToolsProps {
  readonly table: RowTable
  readonly asked: Asked
}

/** Rows in and out: as a file, and made up. */
export function TableTools({ table, asked }: TableToolsProps) {
  const project = useDocument((document) => document.project) ?? ''
  const input = useRef<HTMLInputElement>(null)
  const told = (work: Promise<void>): void =>
    void work.catch((error: unknown) => notify({ tone: 'error', text: reasonOf(error) }))

  async function save(): Promise<void> {
    const shown = table.columns.flatMap((column, at) => (column.isSecret ? [] : [{ column, at }]))
    const rows = [shown.map(({ column }) => column.name)]
    for (let offset = 0; offset < MOST_SAVED;) {
      const { sort, ...rest } = asked
      const place = { ...rest, offset, limit: PAGE }
      const body = sort === undefined ? place : { ...place, sort }
      const found = await call('findRows', { params: { project }, body })
      rows.push(...found.rows.map((row) => shown.map(({ at }) => wholeText(row, at))))
      offset += found.rows.length
      if (found.rows.length === 0 || offset >= found.total) break
    }
    keepFile(new Blob([writeCsv(rows)], { type: 'text/csv' }), `${table.name}.csv`)
  }

  async function load(file: File): Promise<void> {
    const [names = [], ...lines] = readCsv(await file.text())
    const columns = names.map((name) => table.columns.find((one) => one.name === name.trim()))
    const unknown = names.filter((_, at) => columns[at] === undefined)
    if (unknown.length > 0)
      throw new Error(
        `${table.name} has no column ${unknown.join(', ')}. The first line names the columns.`,
      )
    add(
      lines.map((line) =>
        Object.fromEntries(
          columns.flatMap((column, at) =>
            column?.isEditable ? [[column.name, typedCell(line[at] ?? '', column)]] : [],
          ),
        ),
      ),
    )
  }

  function add(rows: readonly Readonly<Record<string, GivenCell>>[]): void {
    if (rows.length > MOST_CHANGES)
      throw new Error(
        `At most ${MOST_CHANGES} rows are written at once, and these are ${rows.length}.`,
      )
    stage((all) => [
      ...all,
      ...rows.map((values) => ({
        type: 'add' as const,
        id: `new-${crypto.randomUUID()}`,
        table: table.node,
        values,
      })),
    ])
    notify({ tone: 'plain', text: `${counted(rows.length, 'row')} to be looked at, and written` })
  }

  return (
    <>
      <IconButton
        label="Make up ten rows"
        disabled={table.closed !== null}
        onClick={() => told(sampleRows(project, table).then(add))}
      >
        <Sprout size={16} />
      </IconButton>
      <IconButton
        label="Add rows from a CSV file"
        disabled={table.closed !== null}
        onClick={() => input.current?.click()}
      >
        <Upload size={16} />
      </IconButton>
      <IconButton label="Save these rows as a CSV file" onClick={() => told(save())}>
        <Download size={16} />
      </IconButton>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file"
        hidden
        onChange={({ currentTarget: box }) => {
          const [file] = box.files ?? []
          box.value = ''
          if (file) told(load(file))
        }}
      />
    </>
  )
}

/** @throws where only the beginning of a text is here: a file must not be taken for the whole of it */
function wholeText(row: Row, at: number): string {
  const cell = row.cells[at] ?? null
  if (typeof cell === 'object' && cell !== null)
    throw new Error(`A text in row ${row.key} is too long to be saved from here.`)
  return cellText(cell)
}
