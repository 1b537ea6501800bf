import type { ReactFlowInstance } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { currentPlace } from '../use-place.ts'
import { fit } from './camera.ts'

interface Room {
  readonly width: number
  readonly height: number
}

type Camera = Pick<ReactFlowInstance, 'getNodes' | 'getNodesBounds' | 'getViewport'>

/** A panel that opens takes room away: where the whole drawing was seen, it is seen whole again. */
export function useRefit(surface: RefObject<HTMLElement | null>, camera: Camera): void {
  useEffect(() => {
    const element = surface.current
    if (!element) return
    let before = roomOf(element)
    const observer = new ResizeObserver(() => {
      const now = roomOf(element)
      const wasWhole = isWhole(camera, before)
      before = now
      // The code beside the map has a fitting of its own.
      if (!wasWhole || isWhole(camera, now) || isSplit()) return
      requestAnimationFrame(() => fit())
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [surface, camera])
}

const roomOf = ({ clientWidth, clientHeight }: HTMLElement): Room => ({
  width: clientWidth,
  height: clientHeight,
})

function isSplit(): boolean {
  const place = currentPlace()
  return place.page === 'project' && place.view === 'split'
}

function isWhole(camera: Camera, { width, height }: Room): boolean {
  const nodes = camera.getNodes()
  if (nodes.length === 0) return true
  const bounds = camera.getNodesBounds(nodes)
  const { x, y, zoom } = camera.getViewport()
  return (
    bounds.x * zoom + x >= 0 &&
    bounds.y * zoom + y >= 0 &&
    (bounds.x + bounds.width) * zoom + x <= width &&
    (bounds.y + bounds.height) * zoom + y <= height
  )
}
