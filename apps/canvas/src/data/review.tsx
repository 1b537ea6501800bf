import { useState } from 'react'
import {
  MOST_CHANGES,
  type ChangedRows,
  type RowCell,
  type RowColumn,
  type RowTable,
} from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify, stage, useSession } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { Dialog } from '../ui/dialog.tsx'
import { cellText } from './cell-text.ts'
import { NamedChips } from './chips.tsx'
import { changeOf, onto, without, type Staged } from './staged.ts'
import { dataKey } from './use-rows.ts'

type Problem = ChangedRows['problems'][number]

const VERBS = { add: 'Add to', change: 'Change in', remove: 'Remove from' } as const

interface ReviewProps {
  readonly tables: readonly RowTable[]
  readonly onClose: () => void
}

/** All that is to be written, once more, before it is: all of it or nothing. */
export function Review({ tables, onClose }: ReviewProps) {
  const project = useDocument((document) => document.project) ?? ''
  const staged = useSession((session) => session.staged)
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map())
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState(0)

  async function write(): Promise<void> {
    setBusy(true)
    setFailed(undefined)
    try {
      for (let from = 0; from < staged.length; from += MOST_CHANGES) {
        const sent = new Set(staged.slice(from, from + MOST_CHANGES))
        const found = await writePart([...sent])
        setProblems(found)
        if (found.size > 0) return
        stage((all) => all.filter((one) => !sent.has(one)))
        setWritten(from + sent.size)
      }
      notify({ tone: 'plain', text: `Wrote ${counted(staged.length, 'change')}` })
      void queryClient.invalidateQueries({ queryKey: dataKey(project) })
      onClose()
    } catch (error) {
      setFailed(reasonOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** All of them or none; gives what stands against it. */
  async function writePart(sent: readonly Staged[]): Promise<ReadonlyMap<string, Problem>> {
    const body = { changes: sent.map(changeOf) }
    const { problems: found } = await call('changeRows', { params: { project }, body })
    return new Map(
      found.flatMap((one) => {
        const about = sent[one.change]
        return about ? [[about.id, one] as const] : []
      }),
    )
  }

  /** The person has seen what the row holds now, and wants the change all the same. */
  function insist(one: Staged, { now }: Problem): void {
    if (now) stage((all) => all.map((other) => (other === one ? onto(one, now) : other)))
    setProblems((all) => new Map([...all].filter(([id]) => id !== one.id)))
  }

  // What is refused is among what was sent first.
  const shown = staged.slice(0, MOST_CHANGES)
  return (
    <Dialog
      title={`Write ${counted(staged.length, 'change')}`}
      description={`${staged.length > MOST_CHANGES ? `${MOST_CHANGES} at a time are written, each time all of them or none.` : 'All of it is written, or nothing.'} What others wrote meanwhile is never lost: you are asked.`}
      className="w-[640px]"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button
            look="primary"
            disabled={busy || staged.length === 0}
            data-autofocus
            onClick={() => void write()}
          >
            Write
          </Button>
        </>
      }
    >
      {busy && written > 0 && (
        <label className="mb-2 flex items-center gap-2 text-12 text-text-2">
          Wrote {counted(written, 'change')}
          <progress
            className="min-w-0 flex-1 accent-accent"
            value={written}
            max={written + staged.length}
          />
        </label>
      )}
      {failed !== undefined && (
        <p role="alert" className="mb-2 text-error">
          {failed}
        </p>
      )}
      <ul className="divide-y">
        {shown.map((one) => {
          const problem = problems.get(one.id)
          return (
            <li key={one.id} className="py-2">
              <div className="flex items-center gap-2">
                <p className="flex-1 font-medium">
                  {VERBS[one.type]} {tables.find(({ node }) => node === one.table)?.name}
                  {one.type !== 'add' && (
                    <span className="ml-1.5 text-text-2">row {one.row.key}</span>
                  )}
                </p>
                <Button size={24} look="quiet" onClick={() => stage((all) => without(all, one.id))}>
                  Leave out
                </Button>
              </div>
              {one.type !== 'remove' && (
                <Values staged={one} table={tables.find(({ node }) => node === one.table)} />
              )}
              {problem && (
                <div role="alert" className="mt-1 text-12 text-error">
                  <p>
                    {problem.column !== undefined && <b>{problem.column}: </b>}
                    {problem.message}
                  </p>
                  {problem.now && (
                    <div className="mt-1 flex items-center gap-2 text-text">
                      <NowHolds
                        staged={one}
                        now={problem.now}
                        table={tables.find(({ node }) => node === one.table)}
                      />
                      <Button size={24} onClick={() => insist(one, problem)}>
                        Write mine over it
                      </Button>
                    </div>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {staged.length > shown.length && (
        <p className="py-2 text-text-3">
          and {counted(staged.length - shown.length, 'more change')}
        </p>
      )}
    </Dialog>
  )
}

interface ValuesProps {
  readonly staged: Exclude<Staged, { type: 'remove' }>
  readonly table: RowTable | undefined
}

function Values({ staged, table }: ValuesProps) {
  const before = staged.type === 'change' ? staged.before : {}
  const columnOf = (name: string) => table?.columns.find((column) => column.name === name)
  return (
    <ul className="mt-1 text-12">
      {Object.entries(staged.values).map(([name, value]) => (
        <li key={name} className="flex gap-1.5">
          <span className="text-text-2">{name}</span>
          {name in before && (
            <span className="truncate text-text-3 line-through">
              <Value column={columnOf(name)} value={before[name] ?? null} />
            </span>
          )}
          <span className="truncate">
            <Value column={columnOf(name)} value={value} />
          </span>
        </li>
      ))}
    </ul>
  )
}

interface ValueProps {
  readonly column: RowColumn | undefined
  readonly value: RowCell
}

function Value({ column, value }: ValueProps) {
  const text = cellText(value)
  if (text === '') return '—'
  return column?.isMany && column.leads ? <NamedChips leads={column.leads} text={text} /> : text
}

interface NowHoldsProps {
  readonly staged: Staged
  readonly now: NonNullable<Problem['now']>
  readonly table: RowTable | undefined
}

/** What stands there now, in the columns that are to be written. */
function NowHolds({ staged, now, table }: NowHoldsProps) {
  const columns = table?.columns ?? []
  const told = columns.flatMap(({ name }, at) =>
    staged.type === 'change' && name in staged.values
      ? [`${name}: ${cellText(now.cells[at] ?? null) || '—'}`]
      : [],
  )
  return (
    <p className="flex-1">It now holds {told.length > 0 ? told.join(', ') : 'other values'}.</p>
  )
}
