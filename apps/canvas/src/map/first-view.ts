import type { Viewport } from '@xyflow/react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { SMALLEST } from './camera.ts'
import { boundsOf } from './geometry.ts'
import { placeOf } from './place-of.ts'
import type { FlowNode } from './to-flow.ts'
import { viewOf } from './view-of.ts'

const UNMOVED: Viewport = { x: 0, y: 0, zoom: 1 }

/**
 * How the map is seen when it opens; null until it is known how large it is. Drawn at its full size
 * and fitted afterwards, a large drawing would be drawn twice.
 */
export function useFirstView(
  surface: RefObject<HTMLElement | null>,
  nodes: readonly FlowNode[],
): Viewport | null {
  const [view, setView] = useState<Viewport | null>(null)
  // The first part of an empty drawing stays where it is dropped.
  const opened = useRef(nodes)
  useLayoutEffect(() => {
    if (surface.current) setView(fitting(opened.current, surface.current))
  }, [surface])
  return view
}

function fitting(nodes: readonly FlowNode[], surface: HTMLElement): Viewport {
  if (nodes.length === 0) return UNMOVED
  const room = { width: surface.clientWidth, height: surface.clientHeight }
  return viewOf(boundsOf(nodes.map(placeOf)), room, { right: 0, least: SMALLEST })
}
