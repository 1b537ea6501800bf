import { useMutation } from '@tanstack/react-query'
import type { AssistantKey } from '@drawbridge/protocol'
import { Bot } from 'lucide-react'
import { call, reasonOf } from '../../server/client.ts'
import { announce, notify } from '../../stores/session.ts'
import { ago, fullTime } from '../../ui/ago.ts'
import { SureButton } from '../share/sure-button.tsx'
import { refreshKeys } from './queries.ts'
import { ALLOWS } from './words.ts'

interface KeyRowProps {
  readonly project: string
  readonly assistant: AssistantKey
  readonly isOwner: boolean
}

/** One key: whose it is, what it may do, and when it was used. */
export function KeyRow({ project, assistant, isOwner }: KeyRowProps) {
  const { id, name, program, allowed, who, isYours, usedAt, expiresAt } = assistant
  const { mutate: end } = useMutation({
    mutationFn: () => call('endAssistantKey', { params: { project, id } }),
    onSuccess: () => announce(`The key ${name} is ended`),
    onSettled: () => refreshKeys(project),
    onError: (error) => notify({ tone: 'error', text: reasonOf(error) }),
  })
  return (
    <li className="flex min-h-12 items-start gap-3 py-2.5" aria-label={name}>
      <Bot size={16} aria-hidden className="mt-0.5 shrink-0 text-text-2" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {name}
          {program !== '' && program !== name && (
            <span className="font-normal text-text-2"> · {program}</span>
          )}
        </p>
        <p className="text-12 text-text-2">{ALLOWS[allowed].says}</p>
        <p className="text-12 text-text-3">
          {isYours ? 'Yours' : `Of ${who}`} ·{' '}
          {usedAt === null ? (
            'not used yet'
          ) : (
            <time dateTime={usedAt} title={fullTime(usedAt)}>
              used {ago(usedAt)}
            </time>
          )}{' '}
          ·{' '}
          <time dateTime={expiresAt} title={fullTime(expiresAt)}>
            ends {ago(expiresAt)}
          </time>
        </p>
      </div>
      {(isYours || isOwner) && (
        <SureButton label={`End ${name}`} sure="End it for good" onSure={() => end()} />
      )}
    </li>
  )
}
