import { useStore } from '@xyflow/react'
import { memo, useMemo, useRef, type PointerEvent } from 'react'
import { centerOn } from './camera.ts'
import { boundsOf } from './geometry.ts'
import { placeOf } from './place-of.ts'
import type { FlowNode } from './to-flow.ts'

const SIZE = { width: 200, height: 140 }
const MARGIN = 10
const LOOKS: Readonly<Record<string, string>> = { table: 'table', auth: 'auth', api: 'endpoint' }

/** The whole drawing, small, with a frame around what is seen; pressing and dragging moves the view. */
export function Minimap({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const scale = useMemo(() => scaleOf(nodes), [nodes])
  const surface = useRef<HTMLDivElement>(null)
  const go = (event: PointerEvent): void => {
    const box = surface.current?.getBoundingClientRect()
    if (!box || event.buttons === 0) return
    centerOn({
      x: scale.x + (event.clientX - box.x - MARGIN) / scale.by,
      y: scale.y + (event.clientY - box.y - MARGIN) / scale.by,
    })
  }
  return (
    <div
      ref={surface}
      role="img"
      aria-label="Minimap"
      className="map-minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <Parts nodes={nodes} scale={scale} />
      <Frame scale={scale} />
    </div>
  )
}

/** Where the drawing begins, and how much smaller it is here. */
interface Scale {
  readonly x: number
  readonly y: number
  readonly by: number
}

function scaleOf(nodes: readonly FlowNode[]): Scale {
  const { x, y, width, height } = boundsOf(nodes.map(placeOf))
  const by = Math.min(
    (SIZE.width - 2 * MARGIN) / Math.max(width, 1),
    (SIZE.height - 2 * MARGIN) / Math.max(height, 1),
    0.2,
  )
  return { x, y, by }
}

interface PartsProps {
  readonly nodes: readonly FlowNode[]
  readonly scale: Scale
}

/** One path for each colour, however many parts there are. */
const Parts = memo(function Parts({ nodes, scale }: PartsProps) {
  const looks = Map.groupBy(nodes, lookOf)
  return (
    <svg width={SIZE.width} height={SIZE.height} aria-hidden>
      <g
        transform={`translate(${MARGIN} ${MARGIN}) scale(${scale.by}) translate(${-scale.x} ${-scale.y})`}
      >
        {[...looks].map(([look, alike]) => (
          <path key={look} data-look={look} d={alike.map(outline).join('')} />
        ))}
      </g>
    </svg>
  )
})

const lookOf = ({ type, data }: FlowNode): string =>
  data.errors > 0 ? 'error' : type === 'group' ? 'group' : (LOOKS[data.part.kind] ?? 'other')

const outline = ({ position: { x, y }, width, height }: FlowNode): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`

/** What is seen of the drawing. It alone follows every move of the map. */
function Frame({ scale }: { readonly scale: Scale }) {
  const transform = useStore((store) => store.transform)
  const width = useStore((store) => store.width)
  const height = useStore((store) => store.height)
  const [x, y, zoom] = transform
  const left = MARGIN + (-x / zoom - scale.x) * scale.by
  const top = MARGIN + (-y / zoom - scale.y) * scale.by
  const factor = scale.by / zoom
  return (
    <div
      className="map-minimap-frame"
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: width * factor,
        height: height * factor,
      }}
    />
  )
}
