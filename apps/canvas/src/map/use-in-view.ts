import { useStore, useStoreApi, type ReactFlowState } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isHolding } from './hand.ts'
import { drawnAtOnce, drawnNext, farAt, type Drawn, type View } from './in-view.ts'
import type { Far } from './nodes/seen.ts'
import { placeOf } from './place-of.ts'
import { useRested } from './rested.ts'
import { crowdOf, type Crowd, type Stack } from './stacks.ts'
import type { FlowNode } from './to-flow.ts'

const NOTHING: Drawn = new Map()

/** After so many milliseconds without a move the map stands still. */
const STILL_AFTER = 120

type Surface = Pick<ReactFlowState, 'transform' | 'width' | 'height'>

function seenOn({ transform: [x, y, zoom], width, height }: Surface, isStill: boolean): View {
  const size = { width: width / zoom, height: height / zoom }
  const place = { x: -x / zoom, y: -y / zoom, ...size }
  return { ...place, far: farAt(zoom), isStill, isHeld: isHolding() }
}

interface Seen {
  readonly far: Far
  /** What is in view or chosen, each as near as it is seen. */
  readonly nodes: FlowNode[]
  /** What of it can't be pressed part by part. */
  readonly stacks: readonly Stack[]
}

/** How the map is seen while nobody moves it. */
interface Rest {
  readonly far: Far
  readonly zoom: number
}

const restAt = (zoom: number): Rest => ({ far: farAt(zoom), zoom })

const NO_CROWD: Crowd = { stacks: [], ids: new Set() }

/** Only from far away parts stand too close together. */
function crowdIn(nodes: readonly FlowNode[], { far, zoom }: Rest): Crowd {
  if (far < 2) return NO_CROWD
  const isFrame = ({ type }: FlowNode): boolean => type === 'group'
  const others = nodes.filter((node) => !isFrame(node))
  return crowdOf(others.map(placeOf), nodes.filter(isFrame).map(placeOf), zoom)
}

/**
 * What is drawn of a map. Asked to leave out what can't be seen, the flow library draws all that a
 * move brings into view within that very frame; here they come a few for a frame, and as near as
 * they are seen once the map stands still.
 */
export function useInView(nodes: readonly FlowNode[]): Seen {
  const store = useStoreApi()
  const isMeasured = useStore(({ width }) => width > 0)
  const [rest, setRest] = useState(() => restAt(store.getState().transform[2]))
  const { far } = rest
  const [drawn, setDrawn] = useState(NOTHING)
  const [isOpen, setOpen] = useState(false)
  if (isMeasured && !isOpen) {
    const view = seenOn(store.getState(), true)
    setOpen(true)
    setRest(restAt(store.getState().transform[2]))
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
        setDrawn(drawnNext(drawn, nodes.map(placeOf), seenOn(store.getState(), timer === 0)))
      })
    }
    const settle = (): void => {
      timer = 0
      const { transform } = store.getState()
      setRest((before) => (before.zoom === transform[2] ? before : restAt(transform[2])))
      ask.current?.()
    }
    const leave = store.subscribe((now, before) => {
      const isSame = now.width === before.width && now.height === before.height
      if (now.transform === before.transform && isSame) return
      clearTimeout(timer)
      timer = window.setTimeout(settle, STILL_AFTER)
      // Zoomed, everything changes in every frame: until that is over plates stand in.
      if (now.transform[2] === before.transform[2]) ask.current?.()
    })
    return () => {
      leave()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      ask.current = null
    }
  }, [store, isMeasured])

  const still = useRested(nodes)
  const crowd = useMemo(() => crowdIn(still, rest), [still, rest])
  const [cards] = useState(() => new WeakMap<FlowNode, FlowNode>())
  const shown = useMemo(() => {
    const alone = nodes.filter(({ selected }) => selected).length === 1
    const card = (node: FlowNode, level: Far): FlowNode => {
      const className = crowd.ids.has(node.id) ? 'crowded' : ''
      const known = cards.get(node)
      if (known?.data.far === level && known.className === className) return known
      const data = known?.data.far === level ? known.data : { ...node.data, far: level }
      const made = { ...node, className, data } as const
      cards.set(node, made)
      return made
    }
    return nodes.flatMap((node) => {
      const level = drawn.get(node.id) ?? (node.selected ? (alone ? far : 2) : undefined)
      return level === undefined ? [] : [card(node, level)]
    })
  }, [nodes, drawn, far, cards, crowd])
  return { far, nodes: shown, stacks: crowd.stacks }
}
