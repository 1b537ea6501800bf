import { useState } from 'react'
import type { SqlAnswer } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { SwitchRow } from '../ui/fields.tsx'
import { cellText } from './cell-text.ts'
import { dataKey } from './use-rows.ts'

/** Statements of somebody's own on the preview's database; it only reads, unless it may write. */
export function SqlConsole() {
  const whyNot = useLooking()
  const project = useDocument((document) => document.project) ?? ''
  const [text, setText] = useState('SELECT 1')
  const [writes, setWrites] = useState(false)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<SqlAnswer>()
  const [problem, setProblem] = useState<string>()

  async function run(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      setAnswer(await call('runSql', { params: { project }, body: { text, writes } }))
      if (writes) void queryClient.invalidateQueries({ queryKey: dataKey(project) })
    } catch (error) {
      setAnswer(undefined)
      setProblem(reasonOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-label="SQL console" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 border-b p-3">
        <textarea
          aria-label="SQL"
          value={text}
          spellCheck={false}
          rows={5}
          className="w-full resize-y rounded-control border bg-sunken p-2 font-mono text-13"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            void run()
          }}
        />
        <div className="flex items-center gap-3">
          <div className="w-36">
            <SwitchRow label="May write" checked={writes} onChange={setWrites} />
          </div>
          <p className="flex-1 text-12 text-text-3">One statement, 5 seconds, 500 rows</p>
          <Button look="primary" size={28} busy={busy} whyNot={whyNot} onClick={() => void run()}>
            Run SQL
          </Button>
        </div>
      </div>
      <div role="status" className="px-3 py-1.5 text-12 text-text-2">
        {answer && summaryOf(answer)}
      </div>
      {problem !== undefined && (
        <p role="alert" className="px-3 py-1.5 text-error">
          {problem}
        </p>
      )}
      {answer && answer.columns.length > 0 && <Result answer={answer} />}
    </section>
  )
}

function summaryOf({ columns, rows, more, changes, ms }: SqlAnswer): string {
  const what =
    columns.length === 0
      ? `${counted(changes, 'row')} written`
      : `${counted(rows.length, 'row')}${more ? ', and there are more' : ''}`
  return `${what}, in ${ms} ms`
}

function Result({ answer: { columns, rows } }: { readonly answer: SqlAnswer }) {
  return (
    <div
      className="min-h-0 flex-1 overflow-auto border-t"
      tabIndex={0}
      role="region"
      aria-label="What it found"
    >
      <table className="text-13">
        <thead className="sticky top-0 bg-sunken text-left">
          <tr>
            {columns.map((name, at) => (
              <th key={at} className="h-8 border-r border-b px-2 text-12 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              {row.map((cell, at) => (
                <td key={at} className="h-8 max-w-96 truncate border-r border-b px-2">
                  {cell === null ? <span className="text-text-3">—</span> : cellText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
