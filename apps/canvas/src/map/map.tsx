import {
  Background,
  BackgroundVariant,
  ReactFlow,
  useConnection,
  useReactFlow,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react'
import { addPart } from '../actions/add-part.ts'
import { kindFitting } from '../actions/insert-part.ts'
import { useDocument } from '../stores/document.ts'
import { show, useSession } from '../stores/session.ts'
import { NextSteps } from '../next/next-steps.tsx'
import { OnDrawing } from '../together/on-drawing.tsx'
import { placeOf } from './place-of.ts'
import { pointAt, registerCamera, zoomNow } from './camera.ts'
import { DRAG_TYPE, kindDragged } from './drag-type.ts'
import { EmptyMap } from './empty-map.tsx'
import { useFirstView } from './first-view.ts'
import { FIXED } from './fixed.ts'
import { GRID } from './geometry.ts'
import { GuideLines } from './guide-lines.tsx'
import { LineEnds } from './line-ends.tsx'
import { Lines } from './lines.tsx'
import { lineUnder } from './line-under.ts'
import { Minimap } from './minimap.tsx'
import { minimapShown } from './minimap-shown.ts'
import { JoiningContext } from './nodes/seen.ts'
import { decorated } from './decorated.ts'
import type { FlowEdge, FlowNode } from './to-flow.ts'
import { NudgePad } from './nudge-pad.tsx'
import { Plates } from './plates.tsx'
import { StackMarks } from './stack-marks.tsx'
import { useRested } from './rested.ts'
import { useDrag } from './use-drag.ts'
import { useInView } from './use-in-view.ts'
import { useRefit } from './use-refit.ts'
import { hintAtWheel } from './wheel-hint.ts'
import { ZoomCluster } from './zoom-cluster.tsx'

const NO_GRIPS: FlowEdge[] = []

/** The drawing, to be drawn on. */
export function DrawingMap() {
  const surface = useRef<HTMLDivElement>(null)
  const camera = useReactFlow()
  const { drag, flow, onChanges } = useDrag()
  const [aimed, setAimed] = useState<string | null>(null)
  const manifest = useDocument((document) => document.manifest)
  const wheel = useSession((session) => session.wheel)
  const minimap = useSession((session) => minimapShown(session.minimap, manifest.nodes.length))
  const first = useFirstView(surface, flow.nodes)
  const rested = useRested(flow.nodes)
  const { far, nodes, stacks } = useInView(flow.nodes)
  const joining = useConnection((connection) =>
    connection.inProgress ? connection.fromNode.id : null,
  )

  const aim = aimed ?? drag.aim
  const drawn = useMemo(
    () => decorated({ nodes, edges: flow.edges }, { copies: drag.copies, aim }),
    [nodes, flow.edges, drag.copies, aim],
  )

  const chosen = useMemo(() => drawn.edges.filter(({ selected }) => selected), [drawn.edges])
  const grips = chosen.length === 0 ? NO_GRIPS : chosen

  const shown = useRef(flow.nodes)
  useEffect(() => {
    shown.current = flow.nodes
  }, [flow.nodes])
  useEffect(() => {
    registerCamera(camera, surface.current, () => shown.current)
    return () => registerCamera(null, null)
  }, [camera])

  useRefit(surface)

  const isDragging = Object.keys(drag.moved).length > 0
  /** Of what stands on the map; frames lie behind it. */
  const boxes = () =>
    new Map(flow.nodes.flatMap((node) => (node.type === 'group' ? [] : [[node.id, placeOf(node)]])))

  const boxOf = (id: string) => {
    const node = flow.nodes.find((one) => one.id === id)
    return node && placeOf(node)
  }

  /** The connection that a new part of the dragged kind would be put into. */
  const lineAt = (event: DragEvent): string | null => {
    const kind = kindDragged(event.dataTransfer)
    if (kind === null) return null
    const at = pointAt({ x: event.clientX, y: event.clientY })
    return lineUnder(flow.edges, at, 14 / zoomNow(), (id) => kindFitting(manifest, id, kind))
  }

  const drop = (event: DragEvent): void => {
    const kind = event.dataTransfer.getData(DRAG_TYPE)
    if (kind === '') return
    event.preventDefault()
    addPart(kind, { at: { x: event.clientX - 128, y: event.clientY - 24 }, into: lineAt(event) })
    setAimed(null)
  }

  return (
    <div
      ref={surface}
      id="map"
      tabIndex={manifest.nodes.length === 0 ? 0 : -1}
      role="group"
      aria-label="Map"
      className="relative h-full min-w-0 flex-1"
      data-far={far}
      data-joining={joining ?? undefined}
      data-dragging={isDragging || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setAimed(lineAt(event))
      }}
      onDragLeave={() => setAimed(null)}
      onDrop={drop}
      onWheelCapture={(event) => hintAtWheel(event.nativeEvent)}
      onDoubleClick={(event) => {
        if (!(event.target as Element).classList.contains('react-flow__pane')) return
        show({ type: 'add', after: null, at: { x: event.clientX, y: event.clientY } })
      }}
    >
      <LineEnds />
      <JoiningContext value={joining}>
        {first && (
          <ReactFlow<FlowNode, FlowEdge>
            {...FIXED}
            nodes={drawn.nodes}
            edges={grips}
            onNodesChange={onChanges}
            onEdgesChange={onChanges}
            defaultViewport={first}
            panOnScroll={wheel === 'pan'}
            zoomOnScroll={wheel === 'zoom'}
          >
            {far === 0 && (
              <Background
                variant={BackgroundVariant.Dots}
                gap={GRID}
                size={1.4}
                color="var(--grid-dot)"
              />
            )}
            <Lines edges={drawn.edges} />
            <Plates nodes={flow.nodes} />
            {stacks.length > 0 && <StackMarks stacks={stacks} />}
            <OnDrawing flow={null} boxOf={boxOf} />
            {!isDragging && <NextSteps boxes={boxes} />}
            {drag.guides.length > 0 && <GuideLines guides={drag.guides} />}
          </ReactFlow>
        )}
      </JoiningContext>
      {minimap && <Minimap nodes={rested} />}
      <ZoomCluster />
      <NudgePad />
      {flow.nodes.length === 0 && <EmptyMap />}
    </div>
  )
}
