import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Action } from '../actions/action.ts'
import { useKeys } from '../actions/keys.ts'
import { select, useSession } from '../stores/session.ts'
import { useLooking } from '../stores/use-looking.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu, type MenuRow } from '../ui/menu.tsx'

interface OutlineRowProps {
  /** Of a part, a connection or a step: keys are about the one that has the focus. */
  readonly id: string
  readonly name: string
  readonly actions: readonly (readonly Action[])[]
  /** What the menu offers before that. */
  readonly first?: readonly MenuRow[]
  readonly title?: string
  readonly small?: boolean
  readonly onOpen: () => void
  readonly children: ReactNode
}

/** A line of the outline, with everything that can be done about it. */
export function OutlineRow(props: OutlineRowProps) {
  const { id, name, actions, first = [], title, small, onOpen, children } = props
  const isSelected = useSession(({ selection }) => selection.includes(id))
  const keyOf = useKeys()
  const looking = useLooking()
  return (
    <div
      className={classNames(
        'group/row flex items-center rounded-control',
        isSelected ? 'bg-accent/14' : 'hover:bg-hover',
      )}
    >
      <button
        type="button"
        data-part={id}
        title={title}
        aria-current={isSelected || undefined}
        className={classNames(
          'flex min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left',
          small ? 'h-6' : 'py-1',
        )}
        onClick={onOpen}
      >
        {children}
      </button>
      <Menu
        align="end"
        rows={[
          first,
          ...actions.map((group) =>
            group.map((action) => ({
              label: action.label,
              icon: <action.icon size={14} />,
              shortcut: keyOf(action),
              whyNot: action.edits ? looking : null,
              onSelect: () => {
                select(id)
                if (action.isPossible()) action.perform()
              },
            })),
          ),
        ]}
      >
        <IconButton
          label={`Actions for ${name}`}
          size={24}
          className="opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis size={14} />
        </IconButton>
      </Menu>
    </div>
  )
}

/** Up and down go from line to line. */
export function walkOutline(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-part], [data-row]')]
  const at = lines.findIndex((line) => line === document.activeElement)
  const next = lines[at + step]
  if (at < 0 || !next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
