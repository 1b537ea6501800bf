import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { Command } from '@drawbridge/commands'
import type { RowEffect, RowMend } from '@drawbridge/protocol'
import { cellText } from '../data/cell-text.ts'
import { dataKey } from '../data/use-rows.ts'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EffectLine } from './effect-line.tsx'
import { EffectChoice, mendOf, type Choice } from './effect-choice.tsx'

interface RowEffectsProps {
  readonly label: string
  readonly commands: readonly Command[]
  readonly effects: readonly RowEffect[]
  readonly onAgree: () => void
  readonly onClose: () => void
}

/** What an edit does to the rows that are there, before it is made, and what is to be done to them. */
export function RowEffects({ label, commands, effects, onAgree, onClose }: RowEffectsProps) {
  const project = useDocument((document) => document.project) ?? ''
  const [seen, setSeen] = useState(effects)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function agree(): Promise<void> {
    const mends = seen.flatMap((effect): readonly RowMend[] => {
      const choice = choices.get(effect.id)
      return choice ? mendOf(effect, choice) : []
    })
    if (mends.length > 0) {
      setBusy(true)
      try {
        const body = { commands, mends }
        const left = (await call('mendRows', { params: { project }, body })).effects
        void queryClient.invalidateQueries({ queryKey: dataKey(project) })
        const mended = new Set(mends.map(({ effect }) => effect))
        if (left.some(({ id }) => mended.has(id))) {
          setSeen(left)
          setChoices(new Map())
          return setProblem('Rows were changed, and this is still left of them:')
        }
      } catch (error) {
        return setProblem(reasonOf(error))
      } finally {
        setBusy(false)
      }
    }
    onClose()
    onAgree()
  }

  const isHard = seen.some(({ isLoss, outcome }) => isLoss || outcome === 'conflicts')
  return (
    <Dialog
      title={`${label}?`}
      description="The running backend has rows. This is what becomes of them:"
      className="w-[600px]"
      onClose={onClose}
      footer={
        <>
          {isHard && (
            <p className="mr-auto text-12 text-text-2">
              Undo takes the drawing back, not what rows have lost.
            </p>
          )}
          <Button data-autofocus onClick={onClose}>
            Keep it as it is
          </Button>
          <Button look={isHard ? 'danger' : 'primary'} disabled={busy} onClick={() => void agree()}>
            Change it anyway
          </Button>
        </>
      }
    >
      {problem !== undefined && (
        <p role="alert" className="mb-2 text-error">
          {problem}
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {seen.map((effect) => (
          <li key={effect.id} className="rounded-control border px-3 py-2.5">
            <EffectLine effect={effect} />
            {effect.outcome !== 'keeps' && <Some effect={effect} />}
            {effect.mends.length > 0 && (
              <EffectChoice
                effect={effect}
                choice={choices.get(effect.id)}
                onChoose={(choice) => setChoices(new Map([...choices, [effect.id, choice]]))}
              />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** A few of the rows, with what stands there and what comes after it. */
function Some({ effect: { column, some, rows, outcome } }: { readonly effect: RowEffect }) {
  if (some.length === 0) return null
  const isMore = outcome !== 'conflicts' && rows > some.length
  return (
    <ul aria-label="Some of them" className="mt-1.5 ml-6 text-12 text-text-2">
      {some.map(({ row, before, after }, at) => (
        <li key={at} className="flex min-w-0 gap-1.5">
          <span className="max-w-48 truncate">{row}</span>
          {column !== null && before !== null && (
            <span className={after === null ? 'truncate line-through' : 'truncate'}>
              {cellText(before)}
            </span>
          )}
          {after !== null && (
            <>
              <ArrowRight size={12} className="mt-0.5 shrink-0" aria-label="becomes" />
              <span className="truncate">{cellText(after) || 'nothing'}</span>
            </>
          )}
        </li>
      ))}
      {isMore && <li className="text-text-3">and {rows - some.length} more</li>}
    </ul>
  )
}
