import { CircleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { dismiss, dismissErrors, useSession } from '../stores/session.ts'
import { usePlace } from '../use-place.ts'
import { useRail } from '../use-rail.ts'
import { useNarrow } from './use-narrow.ts'

const STATUS_BAR = 36
const MAP_TOOLS = 52
const RAIL = 48
const OPEN_RAIL = 288
const STAGED_BAR = 44
const TABS = 68

/** What was just done, at the bottom of the screen, with the way back; and the voice for those who listen. */
export function Notices() {
  const notices = useSession((session) => session.notices)
  const announcement = useSession((session) => session.announcement)
  const place = usePlace()
  // It stands in the middle of what is drawn, not over buttons beside and below that.
  const tools = place.page === 'project' && (place.view === 'map' || place.view === 'split')
  const rail = useRail() ? OPEN_RAIL : RAIL
  const side = useSession((session) => (session.side ? session.sizes.side : 0))
  const dock = useSession(({ dock, sizes }) => (dock ? sizes.dock : 0))
  const bar = useSession(({ staged }) => (staged.length > 0 ? STAGED_BAR : 0))
  const narrow = useNarrow()
  const page = place.page === 'project' ? place.project : place.page
  useEffect(dismissErrors, [page])
  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {announcement}
      </div>
      <div
        className="pointer-events-none fixed inset-x-0 z-50 flex flex-col items-center gap-2 px-3"
        style={{
          bottom: (narrow ? TABS : STATUS_BAR + dock + (tools ? MAP_TOOLS : 0)) + bar,
          ...(place.page === 'project' && !narrow && { left: rail, right: side }),
        }}
      >
        {notices.map(({ id, tone, text, action }) => (
          <div
            key={id}
            className="enter pointer-events-auto flex max-w-[560px] items-center gap-3 rounded-panel border bg-raised py-2 pr-2 pl-3 shadow-2"
          >
            {tone === 'error' && <CircleAlert size={16} className="shrink-0 text-error" />}
            <span>{text}</span>
            {action && (
              <button
                type="button"
                className="h-6 rounded-control px-2 font-medium text-accent hover:bg-hover"
                onClick={() => {
                  action.perform()
                  dismiss(id)
                }}
              >
                {action.label}
              </button>
            )}
            <button
              type="button"
              aria-label="Dismiss"
              className="flex size-6 items-center justify-center rounded-control text-text-3 hover:bg-hover"
              onClick={() => dismiss(id)}
            >
              <X size={14} />
            </button>
          </div>
        ))}
      </div>
    </>
  )
}
