import { Check, ChevronDown, ChevronUp, Circle, X } from 'lucide-react'
import { useState } from 'react'
import { useDocument } from '../stores/document.ts'
import type { FirstStep } from '../stores/first-steps.ts'
import { hideFirstSteps, useSession } from '../stores/session.ts'
import { IconButton } from '../ui/button.tsx'
import { FIRST_STEPS } from './steps.ts'

/** What is still new to somebody: one line below the panel, a list when it is opened. */
export function FirstSteps() {
  const { done, hidden } = useSession((session) => session.firstSteps)
  const [open, setOpen] = useState(false)
  // What was offered stays until it is done, although something before it has become possible.
  const [offered, setOffered] = useState<FirstStep | null>(null)
  const manifest = useDocument((document) => document.manifest)
  const routes = useDocument((document) => document.routes)
  const left = FIRST_STEPS.filter(({ name }) => !done.includes(name))
  const possible = left.filter(({ canBeDone }) => canBeDone({ manifest, routes }))
  const next = possible.find(({ name }) => name === offered) ?? possible[0] ?? left[0]
  if (next && next.name !== offered) setOffered(next.name)
  if (hidden) return null
  return (
    <section aria-label="First steps" className="shrink-0 border-t bg-sunken text-12">
      <div className="flex h-9 items-center gap-2 pr-2 pl-1">
        <button
          type="button"
          aria-expanded={open}
          className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
          <span className="font-medium">First steps</span>
          <span className="text-text-2">
            {done.length} of {FIRST_STEPS.length}
          </span>
          <span className="min-w-0 flex-1 truncate text-right text-text-2">
            {next ? `Next: ${next.label.toLowerCase()}` : 'All done'}
          </span>
        </button>
        <IconButton label="No first steps any more" size={24} side="top" onClick={hideFirstSteps}>
          <X size={14} />
        </IconButton>
      </div>
      {open && (
        <ol className="px-2 pb-2">
          {FIRST_STEPS.map(({ name, label, go }) => {
            const isDone = done.includes(name)
            return (
              <li key={name}>
                <button
                  type="button"
                  className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
                  onClick={go}
                >
                  {isDone ? (
                    <Check size={14} aria-label="Done:" className="text-ok" />
                  ) : (
                    <Circle size={14} aria-hidden className="text-text-3" />
                  )}
                  <span className={isDone ? 'text-text-2' : ''}>{label}</span>
                </button>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
