import type { Position } from '@drawbridge/manifest'
import { boundsOf, type Box } from './geometry.ts'

export type Alignment =
  | 'left'
  | 'center'
  | 'right'
  | 'top'
  | 'middle'
  | 'bottom'
  | 'across'
  | 'down'

type Part = Box & { readonly id: string }
type Places = Readonly<Record<string, Position>>

/** Where parts stand when they are put in line, or at equal distances from each other. Pure. */
export function alignedPlaces(parts: readonly Part[], how: Alignment): Places {
  if (how === 'across') return spread(parts, 'x', 'width')
  if (how === 'down') return spread(parts, 'y', 'height')
  const bounds = boundsOf(parts)
  const places = parts.map(({ id, ...box }) => [id, inLine(box, bounds, how)] as const)
  return Object.fromEntries(places)
}

function inLine({ x, y, width, height }: Box, bounds: Box, how: Alignment): Position {
  switch (how) {
    case 'left':
      return { x: bounds.x, y }
    case 'center':
      return { x: Math.round(bounds.x + (bounds.width - width) / 2), y }
    case 'right':
      return { x: bounds.x + bounds.width - width, y }
    case 'top':
      return { x, y: bounds.y }
    case 'middle':
      return { x, y: Math.round(bounds.y + (bounds.height - height) / 2) }
    default:
      return { x, y: bounds.y + bounds.height - height }
  }
}

/** The outermost stay, the others stand at one distance between them. */
function spread(parts: readonly Part[], axis: 'x' | 'y', size: 'width' | 'height'): Places {
  const sorted = parts.toSorted((a, b) => a[axis] - b[axis])
  const bounds = boundsOf(parts)
  const taken = parts.reduce((sum, part) => sum + part[size], 0)
  const gap = (bounds[size] - taken) / Math.max(1, parts.length - 1)
  let at = bounds[axis]
  const places = sorted.map(({ id, x, y, ...box }) => {
    const place = axis === 'x' ? { x: Math.round(at), y } : { x, y: Math.round(at) }
    at += box[size] + gap
    return [id, place] as const
  })
  return Object.fromEntries(places)
}
