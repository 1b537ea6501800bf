import { useState } from 'react'
import type { ChangedRows, RowTable } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify, stage, useSession } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { Dialog } from '../ui/dialog.tsx'
import { cellText } from './cell-text.ts'
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

  async function write(): Promise<void> {
    setBusy(true)
    setFailed(undefined)
    try {
      const sent = staged
      const body = { changes: sent.map(changeOf) }
      const { problems: found } = await call('changeRows', { params: { project }, body })
      setProblems(
        new Map(
          found.flatMap((one) => {
            const about = sent[one.change]
            return about ? [[about.id, one] as const] : []
          }),
        ),
      )
      if (found.length > 0) return
      stage((all) => all.filter((one) => !sent.includes(one)))
      notify({ tone: 'plain', text: `Wrote ${counted(sent.length, 'change')}` })
      void queryClient.invalidateQueries({ queryKey: dataKey(project) })
      onClose()
    } catch (error) {
      setFailed(reasonOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** The person has seen what the row holds now, and wants the change all the same. */
  function insist(one: Staged, { now }: Problem): void {
    if (now) stage((all) => all.map((other) => (other === one ? onto(one, now) : other)))
    setProblems((all) => new Map([...all].filter(([id]) => id !== one.id)))
  }

  return (
    <Dialog
      title={`Write ${counted(staged.length, 'change')}`}
      description="All of it is written, or nothing. What others wrote meanwhile is never lost: you are asked."
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
      {failed !== undefined && (
        <p role="alert" className="mb-2 text-error">
          {failed}
        </p>
      )}
      <ul className="divide-y">
        {staged.map((one) => {
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
              {one.type !== 'remove' && <Values staged={one} />}
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
    </Dialog>
  )
}

function Values({ staged }: { readonly staged: Exclude<Staged, { type: 'remove' }> }) {
  const before = staged.type === 'change' ? staged.before : {}
  return (
    <ul className="mt-1 text-12">
      {Object.entries(staged.values).map(([name, value]) => (
        <li key={name} className="flex gap-1.5">
          <span className="text-text-2">{name}</span>
          {name in before && (
            <span className="truncate text-text-3 line-through">
              {cellText(before[name] ?? null) || '—'}
            </span>
          )}
          <span className="truncate">{value === null ? '—' : String(value)}</span>
        </li>
      ))}
    </ul>
  )
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
