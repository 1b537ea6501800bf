import { counted } from '../ui/counted.ts'
import { fit, focusMap, RECOGNISABLE } from './camera.ts'
import { OnPaper } from './on-paper.tsx'
import type { Stack } from './stacks.ts'

/** How many parts crowd where: pressing goes as near as they can be pressed one by one. */
export function StackMarks({ stacks }: { readonly stacks: readonly Stack[] }) {
  return (
    <OnPaper>
      {stacks.map(({ id, ids, x, y }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          className="map-stack nodrag nopan"
          aria-label={`Show ${counted(ids.length, 'part')} from nearer`}
          style={{
            transform: `translate(${x}px, ${y}px) scale(var(--grow, 1)) translate(-50%, -50%)`,
          }}
          onClick={() => {
            fit({ ids, least: RECOGNISABLE })
            // The mark goes, and what had the focus must not be lost with it.
            focusMap()
          }}
        >
          {ids.length}
        </button>
      ))}
    </OnPaper>
  )
}
