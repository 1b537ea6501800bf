import { useEffect, type RefObject } from 'react'
import { currentPlace } from '../use-place.ts'
import { fit, seesAll } from './camera.ts'
import type { Size } from './geometry.ts'

/** A panel that opens takes room away: where the whole drawing was seen, it is seen whole again. */
export function useRefit(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = surface.current
    if (!element) return
    let before = roomOf(element)
    const observer = new ResizeObserver(() => {
      const now = roomOf(element)
      const wasWhole = seesAll(before)
      before = now
      // The code beside the map has a fitting of its own.
      if (!wasWhole || seesAll(now) || isSplit()) return
      requestAnimationFrame(() => fit())
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [surface])
}

const roomOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: clientWidth,
  height: clientHeight,
})

function isSplit(): boolean {
  const place = currentPlace()
  return place.page === 'project' && place.view === 'split'
}
