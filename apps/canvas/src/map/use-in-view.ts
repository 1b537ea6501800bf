import { useStore, useStoreApi, type ReactFlowState } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { drawnAtOnce, drawnNext, farAt, type Drawn, type View } from './in-view.ts'
import type { Far } from './nodes/seen.ts'
import { placeOf } from './place-of.ts'
import type { FlowNode } from './to-flow.ts'

const NOTHING: Drawn = new Map()

/** After so many milliseconds without a move the map stands still. */
const STILL_AFTER = 120

type Surface = Pick<ReactFlowState, 'transform' | 'width' | 'height'>

function viewOf({ transform: [x, y, zoom], width, height }: Surface, isStill: boolean): View {
  const size = { width: width / zoom, height: height / zoom }
  return { x: -x / zoom, y: -y / zoom, ...size, far: farAt(zoom), isStill }
}

interface Seen {
  readonly far: Far
  /** What is in view or chosen, each as near as it is seen. */
  readonly nodes: FlowNode[]
}

/**
 * What is drawn of a map. Asked to leave out what can't be seen, the flow library draws all that a
 * move brings into view within that very frame; here they come a few for a frame, and as near as
 * they are seen once the map stands still.
 */
export function useInView(nodes: readonly FlowNode[]): Seen {
  const store = useStoreApi()
  const isMeasured = useStore(({ width }) => width > 0)
  const [far, setFar] = useState<Far>(() => farAt(store.getState().transform[2]))
  const [drawn, setDrawn] = useState(NOTHING)
  const [isOpen, setOpen] = useState(false)
  if (isMeasured && !isOpen) {
    const view = viewOf(store.getState(), true)
    setOpen(true)
    setFar(view.far)
    setDrawn(drawnAtOnce(nodes.map(placeOf), view))
  }
  const latest = useRef({ nodes, drawn })
  const ask = useRef<(() => void) | null>(null)

  useLayoutEffect(() => {
    latest.current = { nodes, drawn }
    ask.current?.()
  }, [nodes, drawn])

  useLayoutEffect(() => {
    if (!isMeasured) return
    let frame = 0
    let timer = 0
    ask.current = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        const { drawn, nodes } = latest.current
        setDrawn(drawnNext(drawn, nodes.map(placeOf), viewOf(store.getState(), timer === 0)))
      })
    }
    const rest = (): void => {
      timer = 0
      setFar(farAt(store.getState().transform[2]))
      ask.current?.()
    }
    const leave = store.subscribe((now, before) => {
      if (now.transform === before.transform && now.width === before.width) return
      clearTimeout(timer)
      timer = window.setTimeout(rest, STILL_AFTER)
      ask.current?.()
    })
    return () => {
      leave()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      ask.current = null
    }
  }, [store, isMeasured])

  const [cards] = useState(() => new WeakMap<FlowNode, FlowNode>())
  const shown = useMemo(() => {
    const alone = nodes.filter(({ selected }) => selected).length === 1
    const card = (node: FlowNode, level: Far): FlowNode => {
      const known = cards.get(node)
      if (known?.data.far === level) return known
      const made = { ...node, data: { ...node.data, far: level } }
      cards.set(node, made)
      return made
    }
    return nodes.flatMap((node) => {
      const level = drawn.get(node.id) ?? (node.selected ? (alone ? far : 2) : undefined)
      return level === undefined ? [] : [card(node, level)]
    })
  }, [nodes, drawn, far, cards])
  return { far, nodes: shown }
}
