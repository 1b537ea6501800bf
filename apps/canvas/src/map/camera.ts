import type { ReactFlowInstance } from '@xyflow/react'
import type { Point } from '../stores/session.ts'
import { boundsOf, type Box, type Size } from './geometry.ts'
import { growTo } from './grown.ts'
import { placeOf } from './place-of.ts'
import type { FlowNode } from './to-flow.ts'
import { viewOf, type Margins } from './view-of.ts'

type Instance = Pick<
  ReactFlowInstance,
  | 'zoomTo'
  | 'zoomIn'
  | 'zoomOut'
  | 'getZoom'
  | 'screenToFlowPosition'
  | 'setViewport'
  | 'setCenter'
  | 'getViewport'
  | 'getNodes'
  | 'getNodesBounds'
>

let instance: Instance | null = null
let surface: HTMLElement | null = null
let nodes: (() => readonly FlowNode[]) | null = null

/**
 * The map on the screen tells where it is, so that actions can move the view. One that does not
 * give the flow library all that it holds tells what that is.
 */
export function registerCamera(
  camera: Instance | null,
  element: HTMLElement | null,
  all: (() => readonly FlowNode[]) | null = null,
): void {
  instance = camera
  surface = element
  nodes = all
}

/** The map is being moved: its style knows it. */
export function beginMove(): void {
  surface?.setAttribute('data-moving', '')
}

/** It stands still again. What is pressed on it is as large on the screen at every zoom. */
export function endMove(): void {
  surface?.removeAttribute('data-moving')
  growTo(zoomNow())
}

/** What these take up, all of them where none are named; null where there is nothing. */
function boundsNow(ids?: readonly string[]): Box | null {
  const wanted = ({ id }: { readonly id: string }): boolean => ids?.includes(id) ?? true
  if (nodes) {
    const places = nodes().filter(wanted).map(placeOf)
    return places.length === 0 ? null : boundsOf(places)
  }
  const shown = instance?.getNodes().filter(wanted) ?? []
  return shown.length === 0 || !instance ? null : instance.getNodesBounds(shown)
}

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

interface Shown extends Partial<Margins> {
  /** All of them where none are named. */
  readonly ids?: readonly string[]
}

/** Of a fitting that nobody asked for: what cards hold can still be read. */
export const READABLE = 0.7

/** Where seeing all of it matters more: names and marks can. */
export const RECOGNISABLE = 0.5

/** What somebody is to decide about is not seen smaller. */
const LEGIBLE = 0.8

/** Shows parts, never larger than life. */
export function fit({ ids, right = 0, top = 0, least = SMALLEST }: Shown = {}): void {
  const bounds = boundsNow(ids)
  if (!instance || !surface || !bounds) return
  const room = { width: surface.clientWidth, height: surface.clientHeight }
  void instance.setViewport(viewOf(bounds, room, { right, top, least }), { duration: duration() })
}

/** Shows parts large enough to be read: all of them, or where they have no room what matters most. */
export function fitLegibly(
  all: readonly string[],
  most: readonly string[],
  margins: Pick<Margins, 'right' | 'top'>,
): void {
  const bounds = boundsNow(all)
  if (!surface || !bounds) return
  const room = { width: surface.clientWidth, height: surface.clientHeight }
  const { zoom } = viewOf(bounds, room, { ...margins, least: SMALLEST })
  if (zoom < READABLE && most.length > 0) fit({ ids: most, ...margins, least: LEGIBLE })
  else fit({ ids: all, ...margins, least: RECOGNISABLE })
}

/** Whether everything that is drawn has its place in a room of this size. */
export function seesAll({ width, height }: Size): boolean {
  const bounds = boundsNow()
  if (!instance || !bounds) return true
  const { x, y, zoom } = instance.getViewport()
  return (
    bounds.x * zoom + x >= 0 &&
    bounds.y * zoom + y >= 0 &&
    (bounds.x + bounds.width) * zoom + x <= width &&
    (bounds.y + bounds.height) * zoom + y <= height
  )
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

/**
 * The same for a hand on the map, whose corner it found when it came down: asked at every move, the
 * browser would lay the page out each time.
 */
export function pointOf({ at, corner }: { readonly at: Point; readonly corner: Point }): Point {
  const { x, y, zoom } = instance?.getViewport() ?? { x: 0, y: 0, zoom: 1 }
  return { x: (at.x - corner.x - x) / zoom, y: (at.y - corner.y - y) / zoom }
}

/** Puts the focus on a part on the map, which is brought into view, or on the map itself. */
export function focusMap(id?: string): void {
  const find = (): HTMLElement | null | undefined =>
    id ? surface?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null
  const bounds = id === undefined ? null : boundsNow([id])
  if (bounds) reveal(bounds)
  const here = find()
  ;(here ?? surface)?.focus({ preventScroll: true })
  // One that was out of view is drawn first.
  if (id !== undefined && !here) requestAnimationFrame(() => find()?.focus({ preventScroll: true }))
}

/** What nothing else has the focus for is meant for the map. */
export const isOnMap = (target: EventTarget | null): boolean =>
  target instanceof Node &&
  surface !== null &&
  (target === document.body || surface.contains(target))
