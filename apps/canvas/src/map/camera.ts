import type { ReactFlowInstance } from '@xyflow/react'
import type { Box } from './geometry.ts'
import type { Point } from '../stores/session.ts'

type Instance = Pick<
  ReactFlowInstance,
  | 'zoomTo'
  | 'zoomIn'
  | 'zoomOut'
  | 'fitView'
  | 'getZoom'
  | 'screenToFlowPosition'
  | 'setViewport'
  | 'setCenter'
  | 'getViewport'
>

let instance: Instance | null = null
let surface: HTMLElement | null = null

/** The map on the screen tells where it is, so that actions can move the view. */
export function registerCamera(camera: Instance | null, element: HTMLElement | null): void {
  instance = camera
  surface = element
}

/** Room for what floats over the map: the prompt above, the zoom buttons below. */
export const FIT_PADDING = { top: '76px', right: '40px', bottom: '64px', left: '40px' } as const

/** No drawing is seen smaller. */
export const SMALLEST = 0.1

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
const duration = (): number => (still() ? 0 : 240)

export const zoomIn = (): void => void instance?.zoomIn({ duration: duration() })
export const zoomOut = (): void => void instance?.zoomOut({ duration: duration() })
export const zoomReset = (): void => void instance?.zoomTo(1, { duration: duration() })

/** Puts a point of the drawing in the middle of what is seen. */
export function centerOn({ x, y }: Point): void {
  void instance?.setCenter(x, y, { zoom: zoomNow() })
}

/** How large the drawing is seen. */
export const zoomNow = (): number => instance?.getZoom() ?? 1

interface Fitting {
  /** All of them where none are named. */
  readonly ids?: readonly string[]
  /** How much of the map's right side is covered by something else. */
  readonly right?: number
  /** Never smaller than this, even where not all of them have room then. */
  readonly least?: number
}

/** Of a fitting that nobody asked for: what cards hold can still be read. */
export const READABLE = 0.7

/** Shows parts, never larger than life. */
export function fit({ ids, right = 0, least = SMALLEST }: Fitting = {}): void {
  void instance?.fitView({
    padding: { ...FIT_PADDING, right: `${40 + right}px` },
    minZoom: least,
    maxZoom: 1,
    duration: duration(),
    ...(ids ? { nodes: ids.map((id) => ({ id })) } : {}),
  })
}

/** Remembers what is seen now; the answer brings it back. */
export function rememberView(): () => void {
  const view = instance?.getViewport()
  return () => {
    if (view) void instance?.setViewport(view, { duration: duration() })
  }
}

/** Moves the view as little as is needed to show a box whole, at the size that is seen now. */
export function reveal({ x, y, width, height }: Box): void {
  if (!instance || !surface) return
  const room = surface.getBoundingClientRect()
  const view = instance.getViewport()
  const into = (from: number, size: number, low: number, high: number): number =>
    from < low || size > high - low ? low - from : Math.min(0, high - (from + size))
  const dx = into(view.x + x * view.zoom, width * view.zoom, MARGIN, room.width - MARGIN)
  const dy = into(view.y + y * view.zoom, height * view.zoom, TOP_MARGIN, room.height - MARGIN)
  if (dx === 0 && dy === 0) return
  const moved = { ...view, x: view.x + dx, y: view.y + dy }
  void instance.setViewport(moved, { duration: duration() })
}

const MARGIN = 48
const TOP_MARGIN = 72

/** The point of the drawing under a point of the screen; without one, the middle of what is seen. */
export function pointAt(screen: Point | null): Point {
  if (!instance || !surface) return { x: 0, y: 0 }
  if (screen) return instance.screenToFlowPosition(screen)
  const { left, top, width, height } = surface.getBoundingClientRect()
  return instance.screenToFlowPosition({ x: left + width / 2 - 128, y: top + height / 2 - 80 })
}

/** Puts the focus on a part on the map, or on the map itself. */
export function focusMap(id?: string): void {
  const node = id && surface?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
  ;(node || surface)?.focus()
}

/** What nothing else has the focus for is meant for the map. */
export const isOnMap = (target: EventTarget | null): boolean =>
  target instanceof Node &&
  surface !== null &&
  (target === document.body || surface.contains(target))
