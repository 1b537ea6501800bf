import type { PreviewState } from '@drawbridge/protocol'
import { CircleStop, Play, StepForward } from 'lucide-react'
import { useEffect, useState } from 'react'
import { JsonText } from '../explorer/json-text.tsx'
import { useSession } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { goOn, setDebugging } from './breakpoints.ts'

type Paused = NonNullable<NonNullable<PreviewState['debug']>['paused']>

const ISOLATED = 3

/** Whether requests are held at breakpoints, and the one that is held now. */
export function Debugging() {
  const preview = useTrace((trace) => trace.preview)
  const count = useSession(({ breakpoints }) => breakpoints.length)
  const [busy, setBusy] = useState(false)
  if (preview?.state !== 'running' && !preview?.debug) return null
  const { debug, isolation } = preview
  const cannot = isolation.level < ISOLATED
  return (
    <div className="shrink-0 border-b text-12">
      <label className="flex min-h-7 items-center gap-2 px-2 text-text-2">
        <input
          type="checkbox"
          className="size-4"
          checked={debug !== undefined}
          disabled={busy || cannot}
          onChange={({ target }) => {
            setBusy(true)
            void setDebugging(target.checked).finally(() => setBusy(false))
          }}
        />
        Hold requests at breakpoints ({count})
        <span className="min-w-0 truncate text-text-3">
          {cannot
            ? 'Only where backends run isolated: Node’s debugger needs the walls of the system around it.'
            : debug
              ? 'Isolated by the system alone meanwhile: Node’s own rules allow no debugger.'
              : count === 0 && 'F9 on a step sets one.'}
        </span>
      </label>
      {debug?.paused && <Held key={debug.paused.until} paused={debug.paused} />}
    </div>
  )
}

function Held({ paused: { values, until } }: { readonly paused: Paused }) {
  const names = Object.keys(values)
  return (
    <section aria-label="The request that is held" className="flex flex-col gap-1.5 border-t p-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="plain"
          size={24}
          icon={<Play size={12} />}
          onClick={() => void goOn('breakpoint')}
        >
          Continue
        </Button>
        <Button
          look="plain"
          size={24}
          icon={<StepForward size={12} />}
          onClick={() => void goOn('next')}
        >
          Step over
        </Button>
        <Button
          look="plain"
          size={24}
          icon={<CircleStop size={12} />}
          title="Ends the request, and holds no others"
          onClick={() => void setDebugging(false)}
        >
          Stop
        </Button>
        <span className="text-text-2">
          A request is held before this step; all others wait. It goes on by itself in{' '}
          <Left until={until} />.
        </span>
      </div>
      <pre
        tabIndex={0}
        aria-label={`What is known there: ${counted(names.length, 'value')}`}
        className="max-h-40 overflow-auto rounded-control bg-sunken p-2 font-mono text-11"
      >
        {names.map((name) => (
          <div key={name}>
            {name} = <JsonText text={JSON.stringify(values[name])} />
          </div>
        ))}
      </pre>
    </section>
  )
}

function Left({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.round((until - now) / 1000))
  return <span className="tabular-nums">{counted(seconds, 'second')}</span>
}
