import { Database, Play, Terminal } from 'lucide-react'
import { useState } from 'react'
import { runAction } from '../actions/run.ts'
import { reasonOf } from '../server/client.ts'
import { useTrace } from '../stores/trace.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { changePlace, usePlace } from '../use-place.ts'
import { SqlConsole } from './sql-console.tsx'
import { StagedBar } from './staged-bar.tsx'
import { TableRows } from './table-rows.tsx'
import { useTables } from './use-rows.ts'

/** The rows of the preview, table by table. */
export function DataView() {
  const runs = useTrace((trace) => trace.preview?.state === 'running')
  const { data: tables = [], error } = useTables()
  const [asks, setAsks] = useState(false)
  const place = usePlace()
  const node = place.page === 'project' ? place.node : null
  const table = tables.find((one) => one.node === node) ?? tables[0]
  if (!runs && tables.length === 0) return <NothingRuns />
  return (
    <section
      aria-label="Data"
      className="flex min-h-0 min-w-0 flex-1 bg-surface max-[759px]:flex-col"
    >
      <nav
        aria-label="Tables"
        className="w-48 shrink-0 overflow-auto border-r bg-sunken p-2 max-[759px]:flex max-[759px]:w-full max-[759px]:border-r-0 max-[759px]:border-b"
      >
        <ul className="max-[759px]:flex">
          {tables.map((one) => (
            <li key={one.node}>
              <button
                type="button"
                aria-current={one === table && !asks}
                className={classNames(
                  'flex h-7 w-full items-center gap-2 rounded-control px-2 text-left text-13',
                  one === table && !asks ? 'bg-surface font-medium shadow-1' : 'hover:bg-hover',
                )}
                onClick={() => {
                  setAsks(false)
                  changePlace({ node: one.node }, 'push')
                }}
              >
                <span className="truncate">{one.name}</span>
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          aria-pressed={asks}
          className={classNames(
            'flex h-7 shrink-0 items-center gap-2 rounded-control px-2 text-13 whitespace-nowrap min-[760px]:mt-2 min-[760px]:w-full',
            asks ? 'bg-surface font-medium shadow-1' : 'text-text-2 hover:bg-hover',
          )}
          onClick={() => setAsks(!asks)}
        >
          <Terminal size={14} aria-hidden /> SQL console
        </button>
      </nav>
      <div className="@container flex min-h-0 min-w-0 flex-1 flex-col">
        {error && (
          <p role="alert" className="border-b px-3 py-2 text-error">
            {reasonOf(error)}
          </p>
        )}
        {asks ? <SqlConsole /> : table && <TableRows key={table.node} table={table} />}
        <StagedBar tables={tables} />
      </div>
    </section>
  )
}

function NothingRuns() {
  const whyNot = useLooking()
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <Database size={24} aria-hidden className="text-text-3" />
      <p className="max-w-sm text-text-2">
        Rows live in the preview. Run the drawing to see, add and change them.
      </p>
      <Button look="primary" icon={<Play size={14} />} whyNot={whyNot} onClick={runAction.perform}>
        Run
      </Button>
    </div>
  )
}
