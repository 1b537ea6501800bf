import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { Plus, X } from 'lucide-react'
import { memo, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { showInsert } from '../actions/insert-part.ts'
import { removeConnection } from '../actions/remove.ts'
import type { LineData } from './to-flow.ts'

/** A connection, or a relation between tables, with its meaning in words when pointed at. */
export const Line = memo(function Line({
  id,
  source,
  target,
  data,
  selected,
}: EdgeProps & { data: LineData }) {
  const [hovered, setHovered] = useState(false)
  const shown = selected || hovered
  const relation = data.meaning === 'relation'
  return (
    <>
      <g
        className={classNames(
          relation && 'line-relation',
          data.lit && `line-lit-${data.lit}`,
          data.ghost && `line-ghost-${data.ghost}`,
          data.aimed && 'line-aimed',
        )}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
      >
        <BaseEdge
          id={id}
          path={data.path}
          interactionWidth={28}
          markerEnd={relation ? `url(#many-${data.shape})` : 'url(#arrow)'}
        />
      </g>
      {shown && (
        <EdgeLabelRenderer>
          <div
            className="line-label nodrag nopan pointer-events-auto absolute z-10 flex items-center gap-1 rounded-full border bg-raised py-0.5 pr-1 pl-2 text-11 text-text-2 shadow-1"
            style={{
              transform: `translate(-50%, -50%) translate(${data.label.x}px, ${data.label.y}px)`,
            }}
            onPointerEnter={() => setHovered(true)}
            onPointerLeave={() => setHovered(false)}
          >
            {data.words}
            {!relation && (
              <button
                type="button"
                aria-label={`Insert a part: ${data.words}`}
                className="flex size-6 items-center justify-center rounded-full hover:bg-hover hover:text-accent"
                onClick={() => showInsert({ id, from: source, to: target })}
              >
                <Plus size={12} />
              </button>
            )}
            {!relation && (
              <button
                type="button"
                aria-label={`Remove: ${data.words}`}
                className="flex size-6 items-center justify-center rounded-full hover:bg-hover hover:text-error"
                onClick={() => removeConnection(id)}
              >
                <X size={12} />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Arrow heads that lines refer to. */
export function LineEnds() {
  return (
    <svg className="absolute size-0" aria-hidden>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M1 1L9 5L1 9" fill="none" className="stroke-border-strong" strokeWidth="2" />
        </marker>
        <marker
          id="many-one"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="10"
          markerHeight="10"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M6 0V10" className="stroke-table" strokeWidth="1.5" />
        </marker>
        <marker
          id="many-many"
          viewBox="0 0 10 10"
          refX="10"
          refY="5"
          markerWidth="12"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M10 0L0 5L10 10" fill="none" className="stroke-table" strokeWidth="1.5" />
        </marker>
      </defs>
    </svg>
  )
}
