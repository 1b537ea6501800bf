import { ConnectionMode, SelectionMode, type ReactFlowProps } from '@xyflow/react'
import { connectParts } from '../actions/connect-parts.ts'
import { enterPart } from '../actions/flow/enter-part.ts'
import { reconnect } from '../actions/reconnect.ts'
import { judge } from '../kinds/connecting.ts'
import { pointAtPart } from '../proposal/pointed.ts'
import { useDocument } from '../stores/document.ts'
import { select, show, showSide, useSession } from '../stores/session.ts'
import { unlight } from '../stores/trace.ts'
import { beginMove, endMove, SMALLEST } from './camera.ts'
import { finger } from './finger.ts'
import { LineGrip } from './lines.tsx'
import { PartCard } from './nodes/part-card.tsx'
import { GroupPaper, NotePaper } from './nodes/paper.tsx'
import { openMapMenu } from './open-menu.ts'
import type { FlowEdge, FlowNode } from './to-flow.ts'

/**
 * What never changes of the flow library's settings. It takes each new function or list for a
 * change, and then draws every part again.
 */
export const FIXED: Omit<ReactFlowProps<FlowNode, FlowEdge>, 'nodes' | 'edges'> = {
  nodeTypes: { part: PartCard, note: NotePaper, group: GroupPaper },
  edgeTypes: { line: LineGrip },
  onConnect: ({ source, target }) => connectParts(source, target),
  onReconnect: ({ id }, { source, target }) => reconnect(id, source, target),
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
  onNodeMouseEnter: (_, { id }) => pointAtPart(id),
  onNodeMouseLeave: () => pointAtPart(null),
  onNodeDoubleClick: (event, { id, type }) => {
    if (type === 'group' || isTitle(event.target)) useSession.setState({ renaming: id })
    else if (!enterPart(id)) useSession.setState({ side: 'details', selection: [id] })
  },
  onPaneContextMenu: (event) => openMapMenu(event, 'pane'),
  onNodeContextMenu: (event, { id, selected }) => {
    if (!selected) select(id)
    openMapMenu(event, 'node')
  },
  onSelectionContextMenu: (event) => openMapMenu(event, 'node'),
  connectionMode: ConnectionMode.Loose,
  connectionRadius: 24,
  reconnectRadius: 14,
  connectOnClick: true,
  minZoom: SMALLEST,
  maxZoom: 2,
  zoomOnPinch: true,
  zoomOnDoubleClick: false,
  panOnDrag: finger ? true : [1, 2],
  selectionOnDrag: !finger,
  selectionMode: SelectionMode.Partial,
  selectionKeyCode: null,
  multiSelectionKeyCode: ['Shift', 'Meta', 'Control'],
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  nodeDragThreshold: finger ? 10 : 4,
  edgesFocusable: false,
  onInit: endMove,
  onMoveStart: beginMove,
  onMoveEnd: endMove,
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

const isTitle = (target: EventTarget | null): boolean =>
  target instanceof Element && target.classList.contains('part-title')
