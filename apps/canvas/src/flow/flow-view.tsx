import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  type NodeChange,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Comparison } from '@drawbridge/commands'
import type { Position } from '@drawbridge/manifest'
import { wordsOf } from '../kinds/steps.ts'
import { beginMove, endMove, registerCamera, reveal } from '../map/camera.ts'
import { finger } from '../map/finger.ts'
import { OnPaper } from '../map/on-paper.tsx'
import { ZoomCluster } from '../map/zoom-cluster.tsx'
import { useDocument } from '../stores/document.ts'
import { select, show, showSide, useSession } from '../stores/session.ts'
import { moveSteps } from '../actions/flow/move-steps.ts'
import { OnDrawing } from '../together/on-drawing.tsx'
import { textOfPlace } from './place.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import type { Shown } from './current.ts'
import { aimAt } from './aim.ts'
import { CARD } from './block.ts'
import { firstView } from './first-view.ts'
import { layout } from './layout.ts'
import type { Spot } from './edits.ts'
import { useMarks } from './marks.ts'
import { useLastRun } from './last-run.ts'
import { StartCard } from './start-card.tsx'
import { stepDrops } from './step-drag.ts'
import { StepCard, StepFrame } from './step-card.tsx'
import { painter, START_ID, type FlowViewNode } from './to-nodes.ts'
import { Wires } from './wires.tsx'

const NODE_TYPES = { start: StartCard, card: StepCard, frame: StepFrame }
const NO_FATES: Comparison['fates'] = new Map()
const NO_MOVES: Readonly<Record<string, Position>> = {}
const MIDDLE_OR_RIGHT = [1, 2]
/** Fewer steps than these are seen without a map of them. */
const MANY = 24

/** A flow, to be drawn on. */
export function FlowView({ shown }: { readonly shown: Shown }) {
  return (
    <ReactFlowProvider>
      <Surface shown={shown} />
    </ReactFlowProvider>
  )
}

function Surface({ shown }: { readonly shown: Shown }) {
  const { flow, tree } = shown
  const surface = useRef<HTMLDivElement>(null)
  const camera = useReactFlow()
  const [moved, setMoved] = useState(NO_MOVES)
  const [aimed, setAimed] = useState<Spot | null>(null)
  const manifest = useDocument((document) => document.manifest)
  const diagnostics = useDocument((document) => document.diagnostics)
  const selection = useSession((session) => session.selection)
  const wheel = useSession((session) => session.wheel)
  const minimap = useSession((session) => session.minimap)
  const run = useLastRun(shown)
  const marks = useMarks(flow)
  const far = useStore(({ transform }) => (transform[2] < 0.3 ? 2 : transform[2] < 0.5 ? 1 : 0))
  const drawn = useMemo(() => layout(tree), [tree])
  const [paint] = useState(painter)
  const nodes = useMemo(
    () =>
      paint({
        flow,
        drawn,
        diagnostics,
        selection,
        words: wordsOf(manifest),
        moved,
        run,
        marks,
        fates: NO_FATES,
      }),
    [paint, flow, drawn, diagnostics, selection, manifest, moved, run, marks],
  )
  const place = `${flow.node}.${flow.item}`
  const first = useRef(drawn)

  useEffect(() => {
    registerCamera(camera, surface.current)
    const box = surface.current?.getBoundingClientRect()
    if (box) void camera.setViewport(firstView(first.current, box))
    return () => registerCamera(null, null)
  }, [camera, place])

  const chosen = selection.length === 1 ? selection[0] : undefined
  const box = drawn.cards.find(({ placed }) => placed.step.id === chosen)
  const stand = box && `${box.x} ${box.y}`
  const boxNow = useRef(box)
  useEffect(() => {
    boxNow.current = box
  }, [box])
  useEffect(() => {
    if (boxNow.current && stand !== undefined) reveal({ ...boxNow.current, height: CARD.height })
  }, [chosen, stand])

  const boxOf = (id: string) => {
    const card = drawn.cards.find(({ placed }) => placed.step.id === id)
    return card && { x: card.x, y: card.y, width: CARD.width, height: CARD.height }
  }

  const onChanges = (changes: readonly NodeChange<FlowViewNode>[]): void => {
    const chosen = new Set(selection)
    const held: Record<string, Position> = {}
    let chose = false
    for (const change of changes) {
      if (change.type === 'position' && change.position && change.dragging)
        held[change.id] = change.position
      if (change.type !== 'select') continue
      chose = true
      if (change.selected) chosen.add(change.id)
      else chosen.delete(change.id)
    }
    if (chose) select(...chosen)
    if (Object.keys(held).length > 0) setMoved(held)
  }

  return (
    <div
      ref={surface}
      id="map"
      tabIndex={-1}
      role="group"
      aria-label="Flow"
      data-steps-far={far}
      className="relative h-full min-w-0 flex-1"
      {...stepDrops(drawn, camera, setAimed)}
    >
      <ReactFlow<FlowViewNode>
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        onNodesChange={onChanges}
        onNodeClick={(event, { id }) => {
          // One of several is chosen by a click, as everywhere; a drag takes all of them along.
          if (!event.shiftKey && !event.metaKey && !event.ctrlKey) select(id)
          showSide('details')
        }}
        onNodeDrag={(_, node) => setAimed(aimAt(drawn, node.position))}
        onNodeDragStop={(_, node) => {
          const spot = aimAt(drawn, node.position)
          setMoved(NO_MOVES)
          setAimed(null)
          if (spot) moveSteps(selection.includes(node.id) ? selection : [node.id], spot)
        }}
        onPaneContextMenu={(event) => {
          event.preventDefault()
          show({ type: 'menu', at: { x: event.clientX, y: event.clientY }, about: 'flow' })
        }}
        onNodeContextMenu={(event, { id, selected }) => {
          event.preventDefault()
          if (!selected) select(id)
          const about = id === START_ID ? 'flow' : 'step'
          show({ type: 'menu', at: { x: event.clientX, y: event.clientY }, about })
        }}
        minZoom={0.2}
        maxZoom={2}
        panOnScroll={wheel === 'pan'}
        zoomOnScroll={wheel === 'zoom'}
        zoomOnPinch
        zoomOnDoubleClick={false}
        panOnDrag={finger ? true : MIDDLE_OR_RIGHT}
        selectionOnDrag={!finger}
        onInit={endMove}
        onMoveStart={beginMove}
        onMoveEnd={endMove}
        selectionMode={SelectionMode.Partial}
        selectionKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodesConnectable={false}
        nodeDragThreshold={finger ? 10 : 4}
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'node.a11yDescription.default': HELP }}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--grid-dot)" />
        <OnDrawing flow={textOfPlace(flow)} boxOf={boxOf} />
        <OnPaper>
          <Wires drawn={drawn} aimed={aimed} dragging={moved !== NO_MOVES || aimed !== null} />
        </OnPaper>
        {(minimap ?? drawn.cards.length > MANY) && (
          <MiniMap<FlowViewNode> pannable zoomable position="bottom-right" ariaLabel="Minimap" />
        )}
      </ReactFlow>
      <Breadcrumbs flow={flow} />
      <ZoomCluster />
    </div>
  )
}

const HELP =
  'Arrow keys walk, Enter opens the details, N adds a step after this one, Delete removes it, Escape goes back.'
