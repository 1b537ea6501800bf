import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Check, X } from 'lucide-react'
import { moveByKey } from '../actions/move.ts'
import { useSession } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'

const ARROWS = [
  ['ArrowLeft', 'Move left', ArrowLeft],
  ['ArrowUp', 'Move up', ArrowUp],
  ['ArrowDown', 'Move down', ArrowDown],
  ['ArrowRight', 'Move right', ArrowRight],
] as const

/** Moves what is selected without a drag and without a keyboard. */
export function NudgePad() {
  const moving = useSession((session) => session.moving !== null)
  if (!moving) return null
  return (
    <div
      role="toolbar"
      aria-label="Move the selection"
      className="enter absolute bottom-16 left-1/2 z-10 flex -translate-x-1/2 items-center gap-1 rounded-panel border bg-raised p-1 shadow-2"
    >
      {ARROWS.map(([key, label, Icon]) => (
        <IconButton
          key={key}
          label={label}
          size={40}
          side="top"
          onClick={(event) => moveByKey(key, event.shiftKey)}
        >
          <Icon size={18} />
        </IconButton>
      ))}
      <Button size={40} icon={<X size={16} />} onClick={() => moveByKey('Escape', false)}>
        Put back
      </Button>
      <Button
        size={40}
        look="primary"
        icon={<Check size={16} />}
        onClick={() => moveByKey('Enter', false)}
      >
        Drop here
      </Button>
    </div>
  )
}
