import { Download, Eraser, Sprout, Upload } from 'lucide-react'
import { useRef } from 'react'
import type { Row, RowTable } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { useLooking } from '../stores/use-looking.ts'
import { IconButton } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { keepFile } from '../ui/keep-file.ts'
import { cellText, type GivenCell } from './cell-text.ts'
import { csvRows } from './csv-rows.ts'
import { writeCsv } from './csv.ts'
import { makeUpRows } from './made-up/make-up.ts'
import { stageRows } from './stage-rows.ts'
import { takeOut } from './take-out.ts'
import { type Asked, useMadeUp } from './use-rows.ts'

const PAGE = 200
const MOST_SAVED = 100_000

interface TableToolsProps {
  readonly table: RowTable
  readonly asked: Asked
}

/** Rows in and out: as a file, and made up. */
export function TableTools({ table, asked }: TableToolsProps) {
  const project = useDocument((document) => document.project) ?? ''
  const madeUp = useMadeUp()
  const whyNot = useLooking()
  const input = useRef<HTMLInputElement>(null)
  const told = (work: Promise<void>): void =>
    void work.catch((error: unknown) => notify({ tone: 'error', text: reasonOf(error) }))

  async function save(): Promise<void> {
    const shown = table.columns.flatMap((column, at) => (column.isSecret ? [] : [{ column, at }]))
    const rows = [shown.map(({ column }) => column.name)]
    let left = 0
    for (let offset = 0; offset < MOST_SAVED;) {
      const { sort, ...rest } = asked
      const place = { ...rest, offset, limit: PAGE }
      const body = sort === undefined ? place : { ...place, sort }
      const found = await call('findRows', { params: { project }, body })
      rows.push(...found.rows.map((row) => shown.map(({ at }) => wholeText(row, at))))
      offset += found.rows.length
      left = found.total - offset
      if (found.rows.length === 0 || left <= 0) break
    }
    keepFile(new Blob([writeCsv(rows)], { type: 'text/csv' }), `${table.name}.csv`)
    if (left > 0)
      notify({
        tone: 'error',
        text: `The file has the first ${counted(rows.length - 1, 'row')}, and ${left} are missing: filter the table to save them by parts.`,
      })
  }

  async function load(file: File): Promise<void> {
    add(csvRows(await file.text(), table))
  }

  function add(rows: readonly Readonly<Record<string, GivenCell>>[], madeUp?: true): void {
    const reason = stageRows(table.node, rows, madeUp)
    if (reason !== null) throw new Error(reason)
  }

  return (
    <>
      <IconButton
        label="Make up ten rows"
        disabled={table.closed !== null}
        whyNot={whyNot}
        onClick={() => told(makeUpRows(project, table).then((rows) => add(rows, true)))}
      >
        <Sprout size={16} />
      </IconButton>
      <IconButton
        label="Take all made-up rows out"
        disabled={madeUp === 0}
        whyNot={whyNot}
        onClick={() => told(takeOut(project))}
      >
        <Eraser size={16} />
      </IconButton>
      <IconButton
        label="Add rows from a CSV file"
        disabled={table.closed !== null}
        whyNot={whyNot}
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
