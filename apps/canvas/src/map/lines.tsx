import { Plus, X } from 'lucide-react'
import { memo, useState, type MouseEvent, type PointerEvent } from 'react'
import { showInsert } from '../actions/insert-part.ts'
import { removeConnection } from '../actions/remove.ts'
import { select, useSession } from '../stores/session.ts'
import { OnPaper } from './on-paper.tsx'
import { openMapMenu } from './open-menu.ts'
import { classNames } from '../ui/class-names.ts'
import type { FlowEdge } from './to-flow.ts'

interface LinesProps {
  readonly edges: readonly FlowEdge[]
  /** To be looked at alone: nothing can be done with them. */
  readonly isFixed?: boolean
}

/**
 * All lines of the map in one picture. Drawn by the flow library each would listen to every move of
 * the map by itself, which a large drawing can't afford.
 */
export function Lines({ edges, isFixed = false }: LinesProps) {
  const [pointed, setPointed] = useState<string | null>(null)
  const labelled = edges.filter(({ id, selected }) => selected || id === pointed)
  const point = (event: PointerEvent): void => setPointed(lineAt(event.target))
  return (
    <OnPaper>
      <svg
        className="map-lines"
        onPointerOver={point}
        onPointerOut={() => setPointed(null)}
        onClick={isFixed ? undefined : pick}
        onContextMenu={(event) => {
          const id = lineAt(event.target)
          if (id === null || isFixed) return
          select(id)
          openMapMenu(event, 'edge')
        }}
      >
        {edges.map((edge) => (
          <Line key={edge.id} edge={edge} />
        ))}
      </svg>
      {labelled.map((edge) => (
        <LineLabel key={edge.id} edge={edge} isFixed={isFixed} onPoint={setPointed} />
      ))}
    </OnPaper>
  )
}

/** The connection or relation that an element of the picture belongs to. */
const lineAt = (target: EventTarget): string | null =>
  target instanceof Element
    ? (target.closest('[data-line]')?.getAttribute('data-line') ?? null)
    : null

function pick(event: MouseEvent): void {
  const line = (event.target as Element).closest('[data-line]')
  const id = line?.getAttribute('data-line')
  if (!id || line?.getAttribute('data-meaning') !== 'connection') return
  if (event.altKey) return removeConnection(id)
  const { selection } = useSession.getState()
  const adds = event.shiftKey || event.ctrlKey || event.metaKey
  if (!adds) select(id)
  else if (selection.includes(id)) select(...selection.filter((one) => one !== id))
  else select(...selection, id)
}

const Line = memo(function Line({ edge }: { readonly edge: FlowEdge }) {
  const { id, selected, ariaLabel, data } = edge
  const { meaning, path, shape, lit, ghost, aimed } = data
  const end = meaning === 'relation' ? `many-${shape}` : 'arrow'
  return (
    <g
      role="img"
      aria-label={ariaLabel}
      data-line={id}
      data-meaning={meaning}
      className={classNames(
        'map-line',
        selected && 'selected',
        lit && `line-lit-${lit}`,
        ghost && `line-ghost-${ghost}`,
        aimed && 'line-aimed',
      )}
    >
      <path className="map-line-path" d={path} markerEnd={`url(#${end})`} />
      <path className="map-line-hit nopan" d={path} />
    </g>
  )
})

interface LineLabelProps {
  readonly edge: FlowEdge
  readonly isFixed: boolean
  readonly onPoint: (id: string | null) => void
}

/** What a line means, in words, with what can be done about it. */
function LineLabel({ edge: { id, source, target, data }, isFixed, onPoint }: LineLabelProps) {
  const { label, words, meaning } = data
  return (
    <div
      className="line-label nodrag nopan pointer-events-auto absolute z-10 flex items-center gap-1 rounded-full border bg-raised py-0.5 pr-1 pl-2 text-11 text-text-2 shadow-1"
      style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
    >
      {words}
      {meaning === 'connection' && !isFixed && (
        <>
          <button
            type="button"
            aria-label={`Insert a part: ${words}`}
            className="flex size-6 items-center justify-center rounded-full hover:bg-hover hover:text-accent"
            onClick={() => showInsert({ id, from: source, to: target })}
          >
            <Plus size={12} />
          </button>
          <button
            type="button"
            aria-label={`Remove: ${words}`}
            className="flex size-6 items-center justify-center rounded-full hover:bg-hover hover:text-error"
            onClick={() => removeConnection(id)}
          >
            <X size={12} />
          </button>
        </>
      )}
    </div>
  )
}

/** In the flow library's own layer a selected connection is only its two ends, to be taken hold of. */
export const LineGrip = () => null
