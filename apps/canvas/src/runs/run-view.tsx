import type { Run } from '@drawbridge/protocol'
import { useMemo } from 'react'
import { lookAt, type OpenedRun } from '../stores/trace.ts'
import { LOG_COLOURS } from '../ui/log-colours.ts'
import { differencesOf } from './difference.ts'
import { placedMoments } from './moments.ts'
import { MomentDetails } from './moment-details.tsx'
import { RunHead } from './run-head.tsx'
import { Waterfall } from './waterfall.tsx'

/** What one request did: how it ended, its moments in time, and the moment that is looked at. */
export function RunView({ opened }: { readonly opened: OpenedRun }) {
  const { run, at, other } = opened
  const moments = useMemo(() => placedMoments(run), [run])
  const differences = useMemo(() => other && differencesOf(run, other), [run, other])
  const moment = run.moments[at]
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <RunHead opened={opened} />
      {moments.length === 0 ? (
        <p className="px-3 py-2 text-13 text-text-3">
          It came to no step and no statement: it was answered before.
        </p>
      ) : (
        <div className="flex min-h-0 flex-1 max-[759px]:flex-col">
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Scrubber at={at} last={run.moments.length - 1} />
            <Waterfall run={run} differences={differences} moments={moments} at={at} />
            {run.logs.length > 0 && <Said logs={run.logs} />}
          </div>
          {moment && <MomentDetails run={run} moment={moment} differences={differences} />}
        </div>
      )}
    </div>
  )
}

/** What it wrote into the log. */
function Said({ logs }: { readonly logs: Run['logs'] }) {
  return (
    <div
      role="log"
      aria-label="What it wrote into the log"
      tabIndex={0}
      className="max-h-24 shrink-0 overflow-y-auto border-t px-3 py-1 font-mono text-11"
    >
      {logs.map(({ level, text }, index) => (
        // Lines may be equal to the letter; they never move.
        <p key={index} className={`whitespace-pre-wrap ${LOG_COLOURS[level]}`}>
          {text}
        </p>
      ))}
    </div>
  )
}

/** Time, as far as it is looked at; the drawing shows what had been done until then. */
function Scrubber({ at, last }: { readonly at: number; readonly last: number }) {
  return (
    <label className="flex items-center gap-2 border-b px-3 py-1 text-12 text-text-2">
      <span className="shrink-0">Step through</span>
      <input
        type="range"
        className="h-6 min-w-0 flex-1 accent-accent"
        min={0}
        max={last}
        value={at}
        aria-valuetext={`${at + 1} of ${last + 1}`}
        onChange={({ target }) => lookAt(Number(target.value))}
      />
      <span className="shrink-0 tabular-nums">
        {at + 1} of {last + 1}
      </span>
    </label>
  )
}
