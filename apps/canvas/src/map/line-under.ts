import type { Point } from '../stores/session.ts'
import type { FlowEdge } from './to-flow.ts'

/** The connection that passes a point at no more than `reach`, the nearest of them. */
export function lineUnder(
  edges: readonly FlowEdge[],
  point: Point,
  reach: number,
  fits: (id: string) => boolean,
): string | null {
  const near = edges.flatMap(({ id, selectable, data }) => {
    if (!selectable) return []
    const far = distanceTo(data.points, point)
    return far <= reach ? [{ id, far }] : []
  })
  return near.toSorted((a, b) => a.far - b.far).find(({ id }) => fits(id))?.id ?? null
}

function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY
  points.forEach((point, index) => {
    const next = points[index + 1]
    if (!next) return
    const dx = x - within(x, point.x, next.x)
    const dy = y - within(y, point.y, next.y)
    least = Math.min(least, Math.hypot(dx, dy))
  })
  return least
}

const within = (value: number, a: number, b: number): number =>
  Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b))
