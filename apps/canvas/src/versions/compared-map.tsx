import {
  Background,
  BackgroundVariant,
  ReactFlow,
  useReactFlow,
  type ReactFlowProps,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { openFlow } from '../flow/current.ts'
import { flowsIn } from '../flow/place.ts'
import { beginMove, endMove, registerCamera, SMALLEST } from '../map/camera.ts'
import { useFirstView } from '../map/first-view.ts'
import { GRID } from '../map/geometry.ts'
import { LineEnds } from '../map/line-ends.tsx'
import { Lines } from '../map/lines.tsx'
import { StillPaper } from '../map/nodes/paper.tsx'
import { PartCard } from '../map/nodes/part-card.tsx'
import { Plates } from '../map/plates.tsx'
import { StackMarks } from '../map/stack-marks.tsx'
import { painter, type FlowEdge, type FlowNode } from '../map/to-flow.ts'
import { useInView } from '../map/use-in-view.ts'
import { ZoomCluster } from '../map/zoom-cluster.tsx'
import { useSession } from '../stores/session.ts'
import type { ComparedVersions } from './use-comparison.ts'

/** To be looked at alone: nothing of a version that is past can be changed. */
const STILL: Omit<ReactFlowProps<FlowNode, FlowEdge>, 'nodes' | 'edges'> = {
  nodeTypes: { part: PartCard, note: StillPaper, group: StillPaper },
  onInit: endMove,
  onMoveStart: beginMove,
  onMoveEnd: endMove,
  minZoom: SMALLEST,
  maxZoom: 2,
  zoomOnPinch: true,
  zoomOnDoubleClick: false,
  nodesDraggable: false,
  nodesConnectable: false,
  edgesReconnectable: false,
  selectionKeyCode: null,
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  edgesFocusable: false,
  proOptions: { hideAttribution: true },
  ariaLabelConfig: { 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' },
}

const UNMOVED = {}
const NO_EDGES: FlowEdge[] = []

interface ComparedMapProps {
  readonly compared: ComparedVersions
  /** Parts and connections that a difference in the list leads to. */
  readonly chosen: readonly string[]
}

/** Two versions of the map over each other: what came is green, what went is a ghost. */
export function ComparedMap({ compared, chosen }: ComparedMapProps) {
  const { manifest, routes, fates } = compared
  const surface = useRef<HTMLDivElement>(null)
  const camera = useReactFlow()
  const [paint] = useState(painter)
  const wheel = useSession((session) => session.wheel)
  const flow = useMemo(
    () =>
      paint({
        manifest,
        routes,
        diagnostics: [],
        selection: chosen,
        moved: UNMOVED,
        lit: null,
        ghosts: fates,
      }),
    [paint, manifest, routes, chosen, fates],
  )
  const first = useFirstView(surface, flow.nodes)
  const { far, nodes, stacks } = useInView(flow.nodes)

  useEffect(() => {
    registerCamera(camera, surface.current, () => flow.nodes)
    return () => registerCamera(null, null)
  }, [camera, flow.nodes])

  return (
    <div
      ref={surface}
      id="map"
      tabIndex={-1}
      role="group"
      aria-label="Two versions of the map"
      className="relative h-full min-w-0 flex-1"
      data-far={far}
      data-compared
    >
      <LineEnds />
      {first && (
        <ReactFlow<FlowNode, FlowEdge>
          {...STILL}
          nodes={nodes}
          edges={NO_EDGES}
          defaultViewport={first}
          panOnScroll={wheel === 'pan'}
          zoomOnScroll={wheel === 'zoom'}
          onNodeDoubleClick={(_, { data }) => {
            const [steps] = data.part.kind === 'flow' ? flowsIn(data.part) : []
            if (steps) openFlow(steps)
          }}
        >
          {far === 0 && (
            <Background
              variant={BackgroundVariant.Dots}
              gap={GRID}
              size={1.4}
              color="var(--grid-dot)"
            />
          )}
          <Lines edges={flow.edges} isFixed />
          <Plates nodes={flow.nodes} />
          {stacks.length > 0 && <StackMarks stacks={stacks} />}
        </ReactFlow>
      )}
      <ZoomCluster />
    </div>
  )
}
