/** The flow library by itself, with as many boxes and lines: what a map of this size costs at least. */
import { ReactFlow, useEdgesState, useNodesState, type Edge, type Node } from '@xyflow/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { placeOf } from './drawing.ts'

const PARTS = 500
const SIZE = { width: 240, height: 224 }
const ids = Array.from({ length: PARTS }, (_, index) => `n${index}`)

function Plain() {
  const [nodes, , onNodesChange] = useNodesState<Node>(
    ids.map((id, index) => ({ id, position: placeOf(index), ...SIZE, data: { label: id } })),
  )
  const [edges, , onEdgesChange] = useEdgesState<Edge>(
    ids.map((id, index) => ({ id: `e${index}`, source: `n${index >> 1}`, target: id })),
  )
  return createElement(ReactFlow, {
    nodes,
    edges,
    onNodesChange,
    onEdgesChange,
    fitView: true,
    minZoom: 0.1,
    maxZoom: 2,
    panOnScroll: true,
    onlyRenderVisibleElements: true,
    proOptions: { hideAttribution: true },
  })
}

const root = document.getElementById('root')
if (root) createRoot(root).render(createElement(Plain))
