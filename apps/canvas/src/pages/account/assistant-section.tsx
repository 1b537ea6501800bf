import type { Assistant } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient, useAssistant } from '../../server/queries.ts'
import { ofMonth } from '../../proposal/spent.ts'
import { notify } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { AssistantDialog, PROVIDER_TITLES } from './assistant-dialog.tsx'
import { Section } from './section.tsx'
import { tellWhy } from './tell-why.ts'

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['assistant'] })

/** The language model that suggests changes, for who wants one. */
export function AssistantSection() {
  const { data: assistant = null, isError, error } = useAssistant()
  const [open, setOpen] = useState(false)
  const attempt = useMutation({
    mutationFn: () => call('tryAssistant', {}),
    onError: tellWhy,
    onSettled: refresh,
  })
  const removal = useMutation({
    mutationFn: () => call('removeAssistant', {}),
    onSuccess: () => notify({ tone: 'plain', text: 'The assistant and its key are forgotten.' }),
    onError: tellWhy,
    onSettled: refresh,
  })
  const busy = attempt.isPending || removal.isPending
  return (
    <Section
      title="Assistant"
      sentence="A language model of your choice that suggests changes. Nothing it says is applied without your click, and without one the planner reads plain phrases offline."
      action={
        <Button onClick={() => setOpen(true)}>
          {assistant && !assistant.isStudios ? 'Change' : 'Name a language model'}
        </Button>
      }
    >
      {isError && <p className="mt-2 text-error">{reasonOf(error)}</p>}
      {assistant && (
        <div className="mt-3 flex flex-wrap items-center gap-3 border-t pt-3">
          <div className="min-w-60 flex-1">
            <p className="truncate">{titleOf(assistant)}</p>
            <p className="text-12 text-text-3">{usageOf(assistant)}</p>
            {!assistant.price && !assistant.isFree && !assistant.isStudios && (
              <p className="text-12 text-text-3">
                No price is set for its tokens. With one, costs are shown in money, and can have a
                limit.
              </p>
            )}
          </div>
          <Button size={28} disabled={busy} onClick={() => attempt.mutate()}>
            {attempt.isPending ? 'Asking…' : 'Try it'}
          </Button>
          {!assistant.isStudios && (
            <Button size={28} disabled={busy} onClick={() => removal.mutate()}>
              Forget it
            </Button>
          )}
        </div>
      )}
      {attempt.data && (
        <p role="status" className={`mt-2 ${attempt.data.ok ? 'text-ok' : 'text-error'}`}>
          {attempt.data.says}
        </p>
      )}
      {open && (
        <AssistantDialog
          assistant={assistant?.isStudios ? null : assistant}
          onClose={() => {
            setOpen(false)
            attempt.reset()
            void refresh()
          }}
        />
      )}
    </Section>
  )
}

const titleOf = ({ model, provider, isStudios }: Assistant): string =>
  isStudios ? `${model}, this studio’s` : `${model}, ${PROVIDER_TITLES[provider]}`

function usageOf({ host, hasKey, used, monthlyCap, ...costs }: Assistant): string {
  const tokens = `${used.toLocaleString()} of ${monthlyCap.toLocaleString()} tokens used this month`
  return `at ${host}, ${hasKey ? 'with a key' : 'without a key'}; ${tokens}${moneyOf(costs)}`
}

function moneyOf({ spent, price, isFree }: Pick<Assistant, 'spent' | 'price' | 'isFree'>): string {
  if (spent) return `, ${ofMonth(spent, price?.monthlyCap)}`
  return isFree ? '; it costs nothing' : ''
}
