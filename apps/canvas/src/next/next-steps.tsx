import { useStore } from '@xyflow/react'
import type { Proposal } from '@drawbridge/protocol'
import { Plus, X } from 'lucide-react'
import { useEffect } from 'react'
import { focusMap } from '../map/camera.ts'
import type { Box } from '../map/geometry.ts'
import { OnPaper } from '../map/on-paper.tsx'
import { useDocument } from '../stores/document.ts'
import { announce, dismissNext, useSession } from '../stores/session.ts'
import { setProposal } from '../stores/trace.ts'
import { IconButton } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { placeNear } from './place-near.ts'
import { useNext } from './use-next.ts'

interface NextStepsProps {
  /** Where everything stands on the map. */
  readonly boxes: () => ReadonlyMap<string, Box>
}

/** On the screen, whatever the zoom. */
const WIDTH = 300
const HEIGHT = 30

/** So that zooming does not draw it anew with every frame: nobody sees the difference. */
const ZOOM_STEPS = 20

/** Farther away names alone are read. */
const NEAR = 0.5

/** What would usually come next at the selected part, as ghosts beside it. It takes no focus. */
export function NextSteps({ boxes }: NextStepsProps) {
  const next = useNext()
  return next && <Ghosts key={next.node} {...next} boxes={boxes} />
}

interface GhostsProps extends NextStepsProps {
  readonly node: string
  readonly proposals: readonly Proposal[]
}

function Ghosts({ node, proposals, boxes }: GhostsProps) {
  const zoom = useStore(({ transform }) => Math.round(transform[2] * ZOOM_STEPS) / ZOOM_STEPS)
  const all = boxes()
  const part = all.get(node)
  const others = [...all].flatMap(([id, box]) => (id === node ? [] : [box]))
  const height = (HEIGHT * proposals.length + 28) / zoom
  const place = part && placeNear(part, others, { width: WIDTH / zoom, height })
  const isShown = place !== undefined && zoom >= NEAR
  useEffect(() => {
    if (!isShown) return
    const { project } = useDocument.getState()
    useSession.setState({ suggestedFor: `${project}/${node}` })
    announce(
      `${counted(proposals.length, 'suggestion')} for what comes next. Tab leads there, Escape puts them away.`,
    )
    return () => useSession.setState({ suggestedFor: null })
  }, [isShown, node, proposals.length])
  if (!isShown) return null
  return (
    <OnPaper>
      <div
        role="group"
        aria-label="What could come next"
        className="nodrag nopan pointer-events-auto absolute top-0 left-0 flex origin-top-left flex-col items-start gap-1"
        style={{
          width: WIDTH,
          transform: `translate(${place.x}px, ${place.y}px) scale(${1 / zoom})`,
        }}
        onKeyDown={(event) => {
          // On the map these keys are for the selected part.
          if (['Enter', ' ', 'Escape'].includes(event.key)) event.stopPropagation()
          if (event.key !== 'Escape') return
          event.preventDefault()
          dismissNext()
          focusMap(node)
        }}
      >
        {proposals.map((proposal) => (
          <button
            key={proposal.id}
            type="button"
            title={proposal.phrases[0]?.says}
            aria-description={proposal.phrases[0]?.says}
            className="flex min-h-6 max-w-full items-center gap-1.5 rounded-control border border-dashed border-border-strong bg-surface/85 px-2 text-left text-12 text-text-2 hover:bg-hover hover:text-text"
            onClick={() => setProposal(proposal)}
          >
            <Plus size={12} aria-hidden className="shrink-0" />
            <span className="truncate">{proposal.title}</span>
          </button>
        ))}
        <IconButton label="Put these suggestions away" onClick={dismissNext}>
          <X size={12} />
        </IconButton>
      </div>
    </OnPaper>
  )
}
