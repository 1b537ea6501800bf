import { ViewportPortal } from '@xyflow/react'
import type { Guide } from './guides.ts'

/** The lines that what is being dragged stands on. */
export function GuideLines({ guides }: { readonly guides: readonly Guide[] }) {
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          className="map-guide"
          data-axis={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from - REST}px)`, height: to - from + 2 * REST }
              : { transform: `translate(${from - REST}px, ${at}px)`, width: to - from + 2 * REST }
          }
        />
      ))}
    </ViewportPortal>
  )
}

/** How far a line goes on beyond the parts on it. */
const REST = 16
