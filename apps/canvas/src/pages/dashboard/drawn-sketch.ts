import type { Sketch } from '@drawbridge/protocol'
import { edgeShape, edgeWay } from '../../map/edge-path.ts'
import { boundsOf, cardSize, positionsOf, type Box } from '../../map/geometry.ts'
import { obstaclesOf } from '../../map/obstacles.ts'
import { CONNECTION } from '../../map/still.ts'

interface DrawnSketch {
  readonly cards: readonly (Box & { readonly kind: string })[]
  /** SVG paths. */
  readonly lines: readonly string[]
  readonly bounds: Box
}

/** Space for a few parts, so that one alone is not drawn as large as a whole map. */
const LEAST = { width: 1100, height: 420 }
const MARGIN = 12

/** Where everything of a sketch is drawn. Pure. */
export function drawnSketch({ parts, lines }: Sketch): DrawnSketch {
  const nodes = parts.map((part, index) => ({ ...part, id: String(index), name: '', settings: {} }))
  const connections = lines.map(({ from, to }, index) => ({
    id: String(index),
    from: String(from),
    to: String(to),
  }))
  const sizes = new Map(nodes.map(({ id, rows }) => [id, cardSize(rows)]))
  const places = positionsOf({ drawbridge: 1, name: '', nodes, connections }, sizes)
  const cards = nodes.map(({ id, kind, rows }) => ({
    ...(places.get(id) ?? { x: 0, y: 0 }),
    ...cardSize(rows),
    kind,
  }))
  const obstacles = obstaclesOf(cards)
  return {
    cards,
    lines: [
      ...new Set(
        lines.flatMap(({ from, to }) => {
          const [a, b] = [cards[from], cards[to]]
          return a && b ? [edgeShape(edgeWay(a, b, CONNECTION, obstacles).points).path] : []
        }),
      ),
    ],
    bounds: cards.length === 0 ? { x: 0, y: 0, ...LEAST } : roomFor(boundsOf(cards)),
  }
}

/** The box of a drawing with a margin, and no smaller than the space for a few parts. */
function roomFor({ x, y, width, height }: Box): Box {
  const wide = Math.max(width + 2 * MARGIN, LEAST.width)
  const high = Math.max(height + 2 * MARGIN, LEAST.height)
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high }
}
