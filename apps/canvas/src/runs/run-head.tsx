import type { Run } from '@drawbridge/protocol'
import {
  ClipboardCheck,
  FlaskConical,
  GitCompareArrows,
  Link2,
  MessageCircleQuestion,
  PencilLine,
  RotateCcw,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { explainRun, subjectOf } from '../explain/explain-run.ts'
import { took } from '../flow/ran.ts'
import { copyAddress } from '../links/copy.ts'
import { useDocument } from '../stores/document.ts'
import { show } from '../stores/session.ts'
import { closeRun, useTrace, type OpenedRun } from '../stores/trace.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { fullTime } from '../ui/ago.ts'
import { editRun } from './edit-run.ts'
import { elsewhereOf } from './elsewhere.ts'
import { keepRun } from './keep-run.ts'
import { MailLine } from './mail-line.tsx'
import { compareRequest } from './open.ts'
import { replay } from './replay.ts'
import { Status } from './request-list.tsx'
import { WhyLine } from './why-line.tsx'

/** How a request ended, why, and what can be done with it. */
export function RunHead({ opened }: { readonly opened: OpenedRun }) {
  const { run, other } = opened
  const before = usePrevious(run)
  const elsewhere = elsewhereOf(run)
  return (
    <header className="flex flex-col gap-1 border-b px-3 py-1.5">
      <div className="flex items-start gap-2 text-12">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
          <Status status={run.status} />
          <span className="min-w-0 grow basis-72 truncate" title={fullTime(new Date(run.began))}>
            <span className="font-mono">
              {run.method} {run.path}
            </span>
            <span className="text-text-2">
              {' '}
              {run.elsewhere ? `at ${run.elsewhere.service}` : `as ${callerOf(run)}`},{' '}
              {took(run.ms)}
            </span>
            {run.dry && <span className="text-text-2">, only tried</span>}
          </span>
          {run.elsewhere === undefined && (
            <IconButton
              label="Copy the link to this request"
              size={24}
              onClick={() => copyAddress('this request', { run: run.id })}
            >
              <Link2 size={12} />
            </IconButton>
          )}
          {run.elsewhere === undefined && <Replay run={run} />}
          {run.route !== null && run.elsewhere === undefined && (
            <Button
              look="quiet"
              size={24}
              icon={<PencilLine size={12} />}
              onClick={() => editRun(run)}
            >
              Edit and send
            </Button>
          )}
          {run.route !== null && run.elsewhere === undefined && <Keep run={run} />}
          <ExplainRun run={run} />
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
        </div>
        <IconButton label="Look at no request" size={24} side="top" onClick={closeRun}>
          <X size={14} />
        </IconButton>
      </div>
      {elsewhere !== null && <p className="text-12 text-text-2">{elsewhere}</p>}
      <WhyLine run={run} />
      <MailLine run={run} />
    </header>
  )
}

function Replay({ run }: { readonly run: Run }) {
  const [busy, setBusy] = useState(false)
  const whyNot = useLooking()
  const again = (dry: boolean): void => {
    setBusy(true)
    void replay(run, dry).finally(() => setBusy(false))
  }
  return (
    <>
      <Button
        look="quiet"
        size={24}
        icon={<RotateCcw size={12} />}
        busy={busy}
        whyNot={whyNot}
        onClick={() => again(false)}
      >
        Send again
      </Button>
      <Button
        look="quiet"
        size={24}
        icon={<FlaskConical size={12} />}
        busy={busy}
        whyNot={whyNot}
        title="The same once more; what it writes to the database is taken back"
        onClick={() => again(true)}
      >
        Try again
      </Button>
    </>
  )
}

function ExplainRun({ run }: { readonly run: Run }) {
  const subject = subjectOf(run)
  if (subject === null) return null
  return (
    <Button
      look="quiet"
      size={24}
      icon={<MessageCircleQuestion size={12} />}
      onClick={() => {
        const { manifest } = useDocument.getState()
        show({ type: 'explain', subject, request: explainRun(run, manifest) })
      }}
    >
      Explain
    </Button>
  )
}

function Keep({ run }: { readonly run: Run }) {
  const [busy, setBusy] = useState(false)
  const whyNot = useLooking()
  return (
    <Button
      look="quiet"
      size={24}
      icon={<ClipboardCheck size={12} />}
      busy={busy}
      whyNot={whyNot}
      title="Keeps what it did as a test of the backend, with the rows that it came to"
      onClick={() => {
        setBusy(true)
        void keepRun(run).finally(() => setBusy(false))
      }}
    >
      Save as test
    </Button>
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
