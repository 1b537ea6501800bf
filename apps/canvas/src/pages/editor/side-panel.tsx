import { PanelRightClose } from 'lucide-react'
import type { ReactNode } from 'react'
import { FirstSteps } from '../../first-steps/first-steps.tsx'
import { showSide, useSession, type Side } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Resizer } from '../../ui/resizer.tsx'

interface SidePanelProps {
  readonly side: Side
  readonly children: ReactNode
}

const TABS = [
  ['details', 'Details'],
  ['try', 'Try it'],
] as const

/** The panel on the right: what is selected, or the endpoints to try. */
export function SidePanel({ side, children }: SidePanelProps) {
  const width = useSession(({ sizes }) => sizes.side)
  return (
    <aside
      id="side"
      tabIndex={-1}
      aria-label="Panel"
      style={{ width }}
      className="slide-in relative flex shrink-0 flex-col border-l bg-surface"
    >
      <Resizer panel="side" label="Width of the panel" />
      <div className="flex h-10 shrink-0 items-center gap-1 border-b pr-2 pl-3">
        <div className="flex gap-1" role="tablist">
          {TABS.map(([name, label]) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={side === name}
              className={classNames(
                'relative h-10 px-2 font-medium',
                side === name
                  ? 'after:absolute after:inset-x-2 after:bottom-[-1px] after:h-0.5 after:rounded-full after:bg-accent'
                  : 'text-text-2 hover:text-text',
              )}
              onClick={() => showSide(name)}
            >
              {label}
            </button>
          ))}
        </div>
        <span className="flex-1" />
        <IconButton label="Close the panel" onClick={() => showSide(null)}>
          <PanelRightClose size={16} />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      <FirstSteps />
    </aside>
  )
}
