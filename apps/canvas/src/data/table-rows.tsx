import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RowColumn, RowFilter, RowTable } from '@drawbridge/protocol'
import { reasonOf } from '../server/client.ts'
import { stage, useSession } from '../stores/session.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { counted } from '../ui/counted.ts'
import { cellId } from './cell-text.ts'
import { FilterRow } from './filter-row.tsx'
import { GridRow } from './grid-row.tsx'
import { PINNED } from './pinned.ts'
import { TableTools } from './table-tools.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import { useHands } from './use-hands.ts'
import { useRows } from './use-rows.ts'
import { useShownRows } from './shown-rows.ts'

const ROW = 32
/** Rows above and below what is seen. */
const BEYOND = 12
/** The grid looks anew after so many rows, not at every move of the wheel. */
const STEP = 4

/** The rows that are drawn, from one to the one before another. */
interface Window {
  readonly first: number
  readonly last: number
}

const windowOf = (top: number, height: number): Window => ({
  first: Math.max(0, Math.floor(top / ROW / STEP) * STEP - BEYOND),
  last: Math.ceil((top + height) / ROW / STEP) * STEP + BEYOND,
})

/** One table as a grid: rows that are new come first, then those that are there. */
export function TableRows({ table }: { readonly table: RowTable }) {
  const [filters, setFilters] = useState<readonly RowFilter[]>([])
  const [sort, setSort] = useState<string>()
  const [{ first, last }, setWindow] = useState(() => windowOf(0, 600))
  const scroller = useRef<HTMLDivElement>(null)
  const whyNot = useLooking()
  const staged = useSession((session) => session.staged)
  const added = staged.filter((one) => one.type === 'add' && one.table === table.node).length
  const seen = useRows(
    { table: table.node, filters, sort },
    Math.max(0, first - added),
    Math.max(1, last - added),
  )
  const shown = useShownRows(table, seen)
  const keys = useGridKeys(table, shown, (row) => {
    const box = scroller.current
    if (!box) return
    const top = row * ROW
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + 2 * ROW > box.scrollTop + box.clientHeight)
      box.scrollTop = top + 2 * ROW - box.clientHeight
  })
  const hands = useHands(keys)
  const look = ({ scrollTop, clientHeight }: Element): void => {
    const now = windowOf(scrollTop, clientHeight)
    setWindow((before) => (before.first === now.first && before.last === now.last ? before : now))
  }
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const watcher = new ResizeObserver(() => look(box))
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [])
  const rows = Array.from(
    { length: Math.max(0, Math.min(last, shown.count) - first) },
    (_, at) => first + at,
  )
  const wide = useMemo(
    () => ({ gridTemplateColumns: `40px ${table.columns.map(widthOf).join(' ')}` }),
    [table],
  )
  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center gap-2 border-b px-3 @max-[960px]:flex-wrap @max-[960px]:py-2">
        <h2 className="text-13 font-semibold">{table.name}</h2>
        <span className="text-12 text-text-2 tabular-nums">{counted(seen.total, 'row')}</span>
        <FilterRow table={table} filters={filters} onChange={setFilters} />
        <TableTools table={table} asked={{ table: table.node, filters, sort }} />
        <Button
          size={28}
          icon={<Plus size={14} />}
          whyNot={whyNot}
          disabled={table.closed !== null}
          title={table.closed ?? undefined}
          onClick={() => {
            stage((all) => [
              ...all,
              { type: 'add', id: `new-${crypto.randomUUID()}`, table: table.node, values: {} },
            ])
            keys.go(added, firstEditable(table))
          }}
        >
          Add a row
        </Button>
      </div>
      {seen.error && (
        <p role="alert" className="border-b px-3 py-2 text-error">
          {reasonOf(seen.error)}
        </p>
      )}
      <div
        ref={scroller}
        role="grid"
        aria-label={`Rows of ${table.name}`}
        aria-rowcount={shown.count + 1}
        aria-colcount={table.columns.length}
        aria-multiselectable
        aria-activedescendant={
          keys.active ? cellId(keys.active.row, keys.active.column) : undefined
        }
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-auto text-13 focus-visible:outline-offset-[-2px]"
        onScroll={({ currentTarget }) => look(currentTarget)}
        onKeyDown={keys.onKeyDown}
        onCopy={keys.onCopy}
        onPaste={keys.onPaste}
        onFocus={() => keys.active ?? keys.go(0, 0)}
      >
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-10 grid h-8 w-max min-w-full border-b bg-sunken"
          style={wide}
        >
          <span role="presentation" />
          {table.columns.map((column, at) => (
            <Head
              key={column.name}
              column={column}
              isFirst={at === 0}
              sort={sort}
              onSort={setSort}
            />
          ))}
        </div>
        <div
          role="rowgroup"
          className="relative w-max min-w-full"
          style={{ height: shown.count * ROW }}
        >
          {rows.map((index) => (
            <GridRow
              key={index}
              index={index}
              top={index * ROW}
              wide={wide}
              table={table}
              {...shown.at(index)}
              {...keys.onRow(index)}
              hands={hands}
            />
          ))}
        </div>
        {shown.count === 0 && <Empty isFiltered={filters.length > 0} />}
      </div>
    </>
  )
}

const firstEditable = ({ columns }: RowTable): number =>
  Math.max(
    0,
    columns.findIndex(({ isEditable }) => isEditable),
  )

interface HeadProps {
  readonly isFirst: boolean
  readonly column: RowColumn
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
}

/** Up, down, and as the rows were made. */
function Head({ column: { name, word, isSecret, isMany }, isFirst, sort, onSort }: HeadProps) {
  const direction = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none'
  const next = { none: name, ascending: `-${name}`, descending: undefined }[direction]
  return (
    <span
      role="columnheader"
      aria-sort={direction}
      className={classNames('flex min-w-0 border-l', isFirst && `${PINNED} max-[759px]:bg-sunken`)}
    >
      <button
        type="button"
        tabIndex={-1}
        disabled={isSecret || isMany}
        className="flex w-full min-w-0 items-center gap-1.5 px-2 text-left text-12 font-medium hover:bg-hover"
        onClick={() => onSort(next)}
      >
        <span className="truncate">{name}</span>
        <span className="truncate text-text-3">{isMany ? 'many' : word}</span>
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
    </span>
  )
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <p className="p-6 text-text-2">
      {isFiltered
        ? 'No row is like this. Change the filter, or take it away.'
        : 'No rows yet. Add one, or call the API.'}
    </p>
  )
}

const WIDTHS: Readonly<Partial<Record<RowColumn['type'], number>>> = {
  boolean: 120,
  integer: 104,
  bigint: 136,
  decimal: 120,
  float: 112,
  date: 120,
  datetime: 208,
  enum: 120,
  uuid: 280,
  text: 280,
}

const widthOf = ({ type, leads, isMany }: RowColumn): string =>
  `${isMany ? 256 : leads ? 168 : (WIDTHS[type] ?? 200)}px`
