import type { RunSummary } from '@drawbridge/protocol'
import { FlaskConical, Globe } from 'lucide-react'
import { took } from '../flow/ran.ts'
import { clock } from '../ui/ago.ts'
import { classNames } from '../ui/class-names.ts'
import { Method } from '../ui/method.tsx'
import { statusColour } from '../ui/status-colour.ts'
import { walkList } from '../ui/walk-list.ts'
import { openRequest } from './open.ts'

interface RequestListProps {
  readonly requests: readonly RunSummary[]
  readonly chosen: number | null
}

/** The last requests, the newest first. */
export function RequestList({ requests, chosen }: RequestListProps) {
  const entry = requests.some(({ id }) => id === chosen) ? chosen : requests[0]?.id
  return (
    <ul aria-label="Requests" className="min-h-0 flex-1 overflow-y-auto py-1" onKeyDown={walkList}>
      {requests.map((request) => (
        <li key={request.id}>
          <button
            type="button"
            aria-pressed={request.id === chosen}
            tabIndex={request.id === entry ? 0 : -1}
            className={classNames(
              'flex h-7 w-full items-center gap-2 px-2 text-12',
              request.id === chosen ? 'ring-1 ring-accent ring-inset' : 'hover:bg-hover',
            )}
            onClick={() => void openRequest(request.id)}
          >
            <Status status={request.status} />
            <Method method={request.method} />
            <span className="min-w-0 flex-1 truncate text-left font-mono" title={request.path}>
              {request.path}
            </span>
            {request.elsewhere && (
              <Globe size={12} className="shrink-0 text-text-3" aria-label="From elsewhere" />
            )}
            {request.dry && (
              <FlaskConical size={12} className="shrink-0 text-text-3" aria-label="Only tried" />
            )}
            <span className="shrink-0 text-text-3 tabular-nums">{took(request.ms)}</span>
            <span className="shrink-0 text-text-3">{clock(new Date(request.began))}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

export function Status({ status }: { readonly status: number }) {
  return (
    <span className={`w-7 shrink-0 font-semibold tabular-nums ${statusColour(status)}`}>
      {status}
    </span>
  )
}
