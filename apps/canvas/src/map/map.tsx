import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useConnection,
  useReactFlow,
  useStore,
  type EdgeChange,
  type NodeChange,
  type ReactFlowProps,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState, type DragEvent } from 'react'
import type { Position } from '@drawbridge/manifest'
import { addPart } from '../actions/add-part.ts'
import { enterPart } from '../actions/flow/enter-part.ts'
import { connectParts } from '../actions/connect-parts.ts'
import { judge } from '../kinds/connecting.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { select, show, showSide, useSession } from '../stores/session.ts'
import { unlight, useTrace } from '../stores/trace.ts'
import { FIT_PADDING, registerCamera } from './camera.ts'
import { DRAG_TYPE } from './drag-type.ts'
import { EmptyMap } from './empty-map.tsx'
import { fromChanges } from './from-changes.ts'
import { GRID } from './geometry.ts'
import { ghostsOf } from './ghosts.ts'
import { Line, LineEnds } from './line.tsx'
import { minimapShown } from './minimap.ts'
import { PartCard } from './nodes/part-card.tsx'
import { GroupPaper, NotePaper } from './nodes/paper.tsx'
import { FarContext, JoiningContext } from './nodes/seen.ts'
import type { Ghost } from './scene.ts'
import { painter, type Flow, type FlowEdge, type FlowNode } from './to-flow.ts'
import { ZoomCluster } from './zoom-cluster.tsx'

const NO_MOVES: Readonly<Record<string, Position>> = {}

/** The drawing, to be drawn on. */
export function DrawingMap() {
  const surface = useRef<HTMLDivElement>(null)
  const camera = useReactFlow()
  const [moved, setMoved] = useState(NO_MOVES)
  const flow = useFlow(moved)
  const manifest = useDocument((document) => document.manifest)
  const wheel = useSession((session) => session.wheel)
  const minimap = useSession((session) => minimapShown(session.minimap, manifest.nodes.length))
  // Only a drawing that was there when the map opened is fitted into view: the first part of an
  // empty one stays where it was dropped.
  const [fitted] = useState(manifest.nodes.length > 0)
  const far = useStore(({ transform }) => (transform[2] < 0.3 ? 2 : transform[2] < 0.5 ? 1 : 0))
  const joining = useConnection((connection) =>
    connection.inProgress ? connection.fromNode.id : null,
  )

  // From far away there is much to draw: what nobody can make out is left out.
  const edges = useMemo(
    () => (far === 2 ? flow.edges.filter(({ selectable }) => selectable) : flow.edges),
    [flow, far],
  )

  useEffect(() => {
    registerCamera(camera, surface.current)
    return () => registerCamera(null, null)
  }, [camera])

  const onChanges = useCallback(
    (changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]) => {
      const boxes = new Map(
        flow.nodes.map(({ id, position, width, height }) => [id, { ...position, width, height }]),
      )
      const { selection } = useSession.getState()
      const document = useDocument.getState().manifest
      const meaning = fromChanges(changes, document, boxes, selection)
      if (meaning.selection) select(...meaning.selection)
      setMoved(meaning.moved)
      const resized = meaning.commands.every(({ type }) => type === 'setSetting')
      if (meaning.commands.length > 0)
        performAll(resized ? 'Resize' : 'Move parts', meaning.commands)
    },
    [flow],
  )

  const drop = (event: DragEvent): void => {
    const kind = event.dataTransfer.getData(DRAG_TYPE)
    if (kind === '') return
    event.preventDefault()
    addPart(kind, { at: { x: event.clientX - 128, y: event.clientY - 24 } })
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
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDrop={drop}
      onDoubleClick={(event) => {
        if (!(event.target as Element).classList.contains('react-flow__pane')) return
        show({ type: 'add', after: null, at: { x: event.clientX, y: event.clientY } })
      }}
    >
      <LineEnds />
      <FarContext value={far}>
        <JoiningContext value={joining}>
          <ReactFlow<FlowNode, FlowEdge>
            {...FIXED}
            nodes={flow.nodes}
            edges={edges}
            onNodesChange={onChanges}
            onEdgesChange={onChanges}
            fitView={fitted}
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
            {minimap && (
              <MiniMap<FlowNode>
                pannable
                zoomable
                position="bottom-right"
                nodeColor={minimapColour}
                nodeBorderRadius={12}
                ariaLabel="Minimap"
              />
            )}
          </ReactFlow>
        </JoiningContext>
      </FarContext>
      <ZoomCluster />
      {manifest.nodes.length === 0 && <EmptyMap />}
    </div>
  )
}

/**
 * What never changes of the flow library's settings. It takes each new function or list for a
 * change, and then draws every part again.
 */
const FIXED: Omit<ReactFlowProps<FlowNode, FlowEdge>, 'nodes' | 'edges'> = {
  nodeTypes: { part: PartCard, note: NotePaper, group: GroupPaper },
  edgeTypes: { line: Line },
  onConnect: ({ source, target }) => connectParts(source, target),
  isValidConnection: ({ source, target }) =>
    judge(useDocument.getState().manifest, source, target).ok,
  onConnectEnd: (event, { isValid, fromNode, toNode }) => {
    if (isValid || !fromNode) return
    if (toNode) return connectParts(fromNode.id, toNode.id)
    const point = 'clientX' in event ? event : event.changedTouches[0]
    if (point && isPane(event.target))
      show({ type: 'add', after: fromNode.id, at: { x: point.clientX, y: point.clientY } })
  },
  onPaneClick: unlight,
  onNodeClick: () => showSide('details'),
  onNodeDoubleClick: (_, { id, type }) => {
    if (type === 'group') useSession.setState({ renaming: id })
    else if (!enterPart(id)) useSession.setState({ side: 'details', selection: [id] })
  },
  onPaneContextMenu: (event) => openMenu(event, 'pane'),
  onNodeContextMenu: (event, { id, selected }) => {
    if (!selected) select(id)
    openMenu(event, 'node')
  },
  onSelectionContextMenu: (event) => openMenu(event, 'node'),
  onEdgeContextMenu: (event, { id }) => {
    select(id)
    openMenu(event, 'edge')
  },
  connectionMode: ConnectionMode.Loose,
  connectionRadius: 24,
  connectOnClick: true,
  snapToGrid: true,
  snapGrid: [GRID, GRID],
  minZoom: 0.1,
  maxZoom: 2,
  fitViewOptions: { maxZoom: 1, padding: FIT_PADDING },
  zoomOnPinch: true,
  zoomOnDoubleClick: false,
  panOnDrag: [1, 2],
  selectionOnDrag: true,
  selectionMode: SelectionMode.Partial,
  selectionKeyCode: null,
  multiSelectionKeyCode: ['Shift', 'Meta', 'Control'],
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  nodeDragThreshold: 4,
  edgesFocusable: false,
  onlyRenderVisibleElements: true,
  elevateNodesOnSelect: false,
  proOptions: { hideAttribution: true },
  ariaLabelConfig: {
    'node.a11yDescription.default':
      'Arrow keys walk, Enter opens the details, C connects, M moves, Delete removes.',
    'edge.a11yDescription.default': '',
  },
}

const isPane = (target: EventTarget | null): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane')

function openMenu(
  event: { readonly clientX: number; readonly clientY: number; preventDefault(): void },
  about: 'pane' | 'node' | 'edge',
): void {
  event.preventDefault()
  show({ type: 'menu', at: { x: event.clientX, y: event.clientY }, about })
}

function minimapColour({ data }: Pick<FlowNode, 'data'>): string {
  if (data.errors > 0) return 'var(--error)'
  return (
    { table: 'var(--table)', auth: 'var(--auth)', api: 'var(--endpoint)' }[data.part.kind] ??
    'var(--border-strong)'
  )
}

/** The drawing as the flow library draws it, with a proposal's ghosts where there is one. */
function useFlow(moved: Readonly<Record<string, Position>>): Flow {
  const [paint] = useState(painter)
  const { manifest, routes, diagnostics } = useDocument()
  const selection = useSession((session) => session.selection)
  const moving = useSession((session) => session.moving)
  const lit = useTrace((trace) => trace.lit)
  const proposal = useTrace((trace) => trace.proposal)
  const drawn = useMemo(() => {
    const commands = proposal?.phrases.flatMap((phrase) => phrase.commands) ?? []
    return commands.length === 0 ? { manifest, ghosts: NO_GHOSTS } : ghostsOf(manifest, commands)
  }, [manifest, proposal])
  return useMemo(() => {
    const scene = { ...drawn, routes, diagnostics, selection, lit, moved: { ...moved, ...moving } }
    return paint(scene)
  }, [paint, drawn, routes, diagnostics, selection, lit, moved, moving])
}

const NO_GHOSTS: ReadonlyMap<string, Ghost> = new Map()
