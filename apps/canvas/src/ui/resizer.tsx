import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { PANELS, resize, useSession, type Panel } from '../stores/session.ts'

interface ResizerProps {
  readonly panel: Panel
  readonly label: string
}

const STEP = 16

/** The inner edge of a panel: dragged, or moved with the arrow keys, the panel follows. */
export function Resizer({ panel, label }: ResizerProps) {
  const size = useSession(({ sizes }) => sizes[panel])
  const held = useRef<{ readonly at: number; readonly size: number } | null>(null)
  const { least, usual, most } = PANELS[panel]
  const isUpright = panel === 'side'
  const placeOf = (event: PointerEvent): number => (isUpright ? event.clientX : event.clientY)
  const press = ({ key }: KeyboardEvent): number | null => {
    if (key === (isUpright ? 'ArrowLeft' : 'ArrowUp')) return size + STEP
    if (key === (isUpright ? 'ArrowRight' : 'ArrowDown')) return size - STEP
    if (key === 'Home') return least
    return key === 'End' ? most : null
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`absolute z-10 touch-none transition-colors hover:bg-accent/40 focus-visible:bg-accent focus-visible:outline-offset-0 ${
        isUpright
          ? '-left-1 inset-y-0 w-2 cursor-col-resize'
          : '-top-1 inset-x-0 h-2 cursor-row-resize'
      }`}
      onKeyDown={(event) => {
        const next = press(event)
        if (next === null) return
        event.preventDefault()
        event.stopPropagation()
        resize(panel, next)
      }}
      onDoubleClick={() => resize(panel, usual)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { at: placeOf(event), size }
      }}
      onPointerMove={(event) => {
        if (held.current) resize(panel, held.current.size + held.current.at - placeOf(event))
      }}
      onPointerUp={() => {
        held.current = null
      }}
      onPointerCancel={() => {
        held.current = null
      }}
    />
  )
}
