import { Plus } from 'lucide-react'
import { show } from '../stores/session.ts'
import { classNames } from '../ui/class-names.ts'
import { sameList, type Spot } from './edits.ts'
import type { Drawn, DrawnSpot } from './drawn.ts'

interface WiresProps {
  readonly drawn: Drawn
  /** Where a step that is being dragged would go. */
  readonly aimed: Spot | null
  readonly dragging: boolean
}

/** The lines of a flow, with a plus on each where a step can be put. */
export function Wires({ drawn, aimed, dragging }: WiresProps) {
  return (
    <>
      <svg
        className="flow-wires pointer-events-none absolute top-0 left-0 overflow-visible"
        aria-hidden
      >
        {drawn.wires.map(({ path, look }) => (
          <path key={path} d={path} data-look={look} />
        ))}
      </svg>
      {drawn.labels.map(({ key, text, x, y }) => (
        <span
          key={key}
          className="pointer-events-none absolute z-[1] max-w-[104px] truncate text-12 font-medium text-text-2"
          style={{ transform: `translate(${x}px, ${y}px)` }}
          title={text}
        >
          {text}
        </span>
      ))}
      {drawn.spots.map((spot) => (
        <SpotButton
          key={`${spot.list.join('/')}/${spot.at}`}
          spot={spot}
          aimed={aimed !== null && sameSpot(aimed, spot)}
          dragging={dragging}
        />
      ))}
    </>
  )
}

const sameSpot = (a: Spot, b: Spot): boolean => a.at === b.at && sameList(a.list, b.list)

interface SpotButtonProps {
  readonly spot: DrawnSpot
  readonly aimed: boolean
  readonly dragging: boolean
}

function SpotButton({ spot, aimed, dragging }: SpotButtonProps) {
  const { list, at, x, y, look, title } = spot
  const label =
    look === 'empty'
      ? `Add the first step${title ? `: ${title}` : ''}`
      : look === 'end'
        ? `Add a step at the end${title ? `: ${title}` : ''}`
        : `Add a step here${title ? `: ${title}` : ''}`
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      className={classNames(
        'flow-spot nodrag nopan pointer-events-auto absolute z-[1] flex items-center justify-center rounded-full border bg-surface text-text-2',
        look === 'empty' ? 'h-8 gap-1 px-3 text-12 font-medium' : 'flow-spot-dot',
      )}
      data-look={look}
      data-aimed={aimed || undefined}
      data-dragging={dragging || undefined}
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
      onClick={() => show({ type: 'addStep', spot: { list, at } })}
    >
      <Plus size={14} aria-hidden />
      {look === 'empty' && 'Add a step'}
    </button>
  )
}
