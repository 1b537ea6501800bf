import type { Run } from '@drawbridge/protocol'
import {
  FlaskConical,
  GitCompareArrows,
  Lightbulb,
  PencilLine,
  RotateCcw,
  Users,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { took } from '../flow/ran.ts'
import { useDocument } from '../stores/document.ts'
import { show, showField } from '../stores/session.ts'
import { closeRun, useTrace, type OpenedRun } from '../stores/trace.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { fullTime } from '../ui/ago.ts'
import { editRun } from './edit-run.ts'
import { compareRequest } from './open.ts'
import { replay } from './replay.ts'
import { Status } from './request-list.tsx'
import { whyOf } from './why.ts'

/** How a request ended, why, and what can be done with it. */
export function RunHead({ opened }: { readonly opened: OpenedRun }) {
  const { run, other } = opened
  const why = whyOf(run)
  const before = usePrevious(run)
  const asker = useDocument(({ routes }) =>
    routes.find(({ method, path }) => method === run.method && path === run.route?.path),
  )
  const [busy, setBusy] = useState(false)
  const again = (dry: boolean): void => {
    setBusy(true)
    void replay(run, dry).finally(() => setBusy(false))
  }
  return (
    <header className="flex flex-col gap-1 border-b px-3 py-1.5">
      <div className="flex items-center gap-2 text-12">
        <Status status={run.status} />
        <span className="min-w-0 flex-1 truncate" title={fullTime(new Date(run.began))}>
          <span className="font-mono">
            {run.method} {run.path}
          </span>
          <span className="text-text-2">
            {' '}
            as {callerOf(run)}, {took(run.ms)}
          </span>
          {run.dry && <span className="text-text-2">, only tried</span>}
        </span>
        <Button
          look="quiet"
          size={24}
          icon={<RotateCcw size={12} />}
          disabled={busy}
          onClick={() => again(false)}
        >
          Send again
        </Button>
        <Button
          look="quiet"
          size={24}
          icon={<FlaskConical size={12} />}
          disabled={busy}
          title="The same once more; what it writes to the database is taken back"
          onClick={() => again(true)}
        >
          Try again
        </Button>
        {run.route !== null && (
          <Button
            look="quiet"
            size={24}
            icon={<PencilLine size={12} />}
            onClick={() => editRun(run)}
          >
            Edit and send
          </Button>
        )}
        {before !== null && (
          <Button
            look="quiet"
            size={24}
            icon={<GitCompareArrows size={12} />}
            aria-pressed={other !== null}
            title="Shows what is not as in the request before it to the same endpoint"
            onClick={() => void compareRequest(other === null ? before : null)}
          >
            {other === null ? 'Compare' : 'Stop comparing'}
          </Button>
        )}
        <IconButton label="Look at no request" size={24} side="top" onClick={closeRun}>
          <X size={14} />
        </IconButton>
      </div>
      {why && (
        <p className="flex items-center gap-2 text-12">
          <Lightbulb size={14} className="shrink-0 text-warning" aria-hidden />
          <span>{why.sentence}</span>
          {asker && why.place && (
            <Button
              look="plain"
              size={24}
              icon={<Users size={12} />}
              onClick={() => show({ type: 'everybody', route: asker })}
            >
              Ask as everybody
            </Button>
          )}
          {why.place && (
            <Button
              look="plain"
              size={24}
              onClick={() => why.place && showField(why.place.node, why.place.field)}
            >
              {why.place.label}
            </Button>
          )}
        </p>
      )}
    </header>
  )
}

/** The request before this one to the same endpoint. */
function usePrevious(run: Run): number | null {
  const requests = useTrace((trace) => trace.requests)
  const same = requests.find(
    ({ id, method, route }) =>
      id < run.id && method === run.method && route?.name === run.route?.name,
  )
  return same?.id ?? null
}

function callerOf({ caller }: Run): string {
  if (typeof caller !== 'object' || caller === null) return 'nobody'
  const { id, role }: { readonly id?: unknown; readonly role?: unknown } = caller
  return typeof role === 'string' ? `${role} ${String(id)}` : `user ${String(id)}`
}
