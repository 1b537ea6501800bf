import type { Guide } from './guides.ts'
import { OnPaper } from './on-paper.tsx'

/** The lines that what is being dragged stands on. */
export function GuideLines({ guides }: { readonly guides: readonly Guide[] }) {
  return (
    <OnPaper>
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
    </OnPaper>
  )
}

/** How far a line goes on beyond the parts on it. */
const REST = 16
