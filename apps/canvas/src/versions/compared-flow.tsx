import { Background, BackgroundVariant, ReactFlow, useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Breadcrumbs } from '../flow/breadcrumbs.tsx'
import { CARD } from '../flow/block.ts'
import { firstView } from '../flow/first-view.ts'
import { layout } from '../flow/layout.ts'
import type { OpenFlow } from '../flow/place.ts'
import { StartCard } from '../flow/start-card.tsx'
import { StepCard, StepFrame } from '../flow/step-card.tsx'
import { painter, type FlowViewNode } from '../flow/to-nodes.ts'
import { treeOf } from '../flow/tree.ts'
import { Wires } from '../flow/wires.tsx'
import { wordsOf } from '../kinds/steps.ts'
import { registerCamera, reveal } from '../map/camera.ts'
import { OnPaper } from '../map/on-paper.tsx'
import { ZoomCluster } from '../map/zoom-cluster.tsx'
import { useSession } from '../stores/session.ts'
import type { ComparedVersions } from './use-comparison.ts'

const NODE_TYPES = { start: StartCard, card: StepCard, frame: StepFrame }
const UNMOVED = {}
const NO_MARKS = new Map()

interface ComparedFlowProps {
  readonly compared: ComparedVersions
  readonly flow: OpenFlow
  /** Steps that a difference in the list leads to. */
  readonly chosen: readonly string[]
}

/** Two versions of a flow over each other. */
export function ComparedFlow({ compared, flow, chosen }: ComparedFlowProps) {
  const { manifest, fates } = compared
  const surface = useRef<HTMLDivElement>(null)
  const camera = useReactFlow()
  const wheel = useSession((session) => session.wheel)
  const far = useStore(({ transform }) => (transform[2] < 0.3 ? 2 : transform[2] < 0.5 ? 1 : 0))
  const drawn = useMemo(() => ({ ...layout(treeOf(flow)), spots: [] }), [flow])
  const [paint] = useState(painter)
  const nodes = useMemo(
    () =>
      paint({
        flow,
        drawn,
        diagnostics: [],
        selection: chosen,
        words: wordsOf(manifest),
        moved: UNMOVED,
        run: null,
        marks: NO_MARKS,
        fates,
      }),
    [paint, flow, drawn, chosen, manifest, fates],
  )
  const first = useRef(drawn)

  useEffect(() => {
    registerCamera(camera, surface.current)
    const box = surface.current?.getBoundingClientRect()
    if (box) void camera.setViewport(firstView(first.current, box))
    return () => registerCamera(null, null)
  }, [camera])

  useEffect(() => {
    const card = drawn.cards.find(({ placed }) => placed.step.id === chosen[0])
    if (card) reveal({ ...card, height: CARD.height })
  }, [drawn, chosen])

  return (
    <div
      ref={surface}
      id="map"
      tabIndex={-1}
      role="group"
      aria-label="Two versions of the flow"
      data-steps-far={far}
      data-compared
      className="relative h-full min-w-0 flex-1"
    >
      <ReactFlow<FlowViewNode>
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        minZoom={0.2}
        maxZoom={2}
        panOnScroll={wheel === 'pan'}
        zoomOnScroll={wheel === 'zoom'}
        zoomOnPinch
        zoomOnDoubleClick={false}
        selectionKeyCode={null}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodesDraggable={false}
        nodesConnectable={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'node.a11yDescription.default': '' }}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--grid-dot)" />
        <OnPaper>
          <Wires drawn={drawn} aimed={null} dragging={false} />
        </OnPaper>
      </ReactFlow>
      <Breadcrumbs flow={flow} />
      <ZoomCluster />
    </div>
  )
}
