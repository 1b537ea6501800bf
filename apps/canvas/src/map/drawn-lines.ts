import { edgeShape, edgeWay, type EdgeShape, type EdgeWay } from './edge-path.ts'
import { inLanes } from './lanes.ts'
import { changedCells, type Obstacles } from './obstacles.ts'
import type { Place, StillLine } from './still.ts'

/** How the lines of a drawing run while nothing is being dragged. */
export interface DrawnLines {
  readonly shapes: ReadonlyMap<string, EdgeShape>
  /** What they follow from. */
  readonly ways: ReadonlyMap<StillLine, EdgeWay>
  readonly places: ReadonlyMap<string, Place>
  readonly obstacles: Obstacles
}

/** Lines around parts and beside each other. What stays as in `before` is the very same object. */
export function drawnLines(
  lines: readonly StillLine[],
  all: readonly Place[],
  obstacles: Obstacles,
  before: DrawnLines | undefined,
): DrawnLines {
  const places = new Map(all.map((place) => [place.id, place]))
  const changed = before ? changedCells(before.obstacles, obstacles) : NO_CELLS
  const ways = new Map<StillLine, EdgeWay>()
  for (const line of lines) {
    const [from, to] = [places.get(line.source), places.get(line.target)]
    if (!from || !to) continue
    const old = before?.ways.get(line)
    const stays =
      old !== undefined &&
      before?.places.get(line.source) === from &&
      before.places.get(line.target) === to &&
      isApart(changed, old.looked)
    ways.set(line, stays ? old : edgeWay(from, to, line.heights, obstacles))
  }
  const isAsBefore =
    before?.ways.size === ways.size &&
    [...ways].every(([line, way]) => before.ways.get(line) === way)
  const shapes = isAsBefore ? before.shapes : shapesOf(ways, obstacles, before?.shapes)
  return { shapes, ways, places, obstacles }
}

const NO_CELLS: ReadonlySet<number> = new Set()

function isApart(cells: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const cell of cells) if (others.has(cell)) return false
  return true
}

function shapesOf(
  ways: ReadonlyMap<StillLine, EdgeWay>,
  obstacles: Obstacles,
  before: ReadonlyMap<string, EdgeShape> | undefined,
): ReadonlyMap<string, EdgeShape> {
  const lines = [...ways]
  const running = lines.map(([{ source, target, meaning }, { points, sides }]) => ({
    points,
    sides,
    ports: [
      `${source} ${sides[0]} ${points[0]?.y}`,
      `${target} ${sides[1]} ${points.at(-1)?.y}`,
    ] as const,
    alone: meaning === 'relation',
  }))
  const lanes = inLanes(running, obstacles)
  return new Map(
    lines.map(([{ id }], index) => {
      const shape = edgeShape(lanes[index] ?? [])
      const old = before?.get(id)
      return [id, old?.path === shape.path ? old : shape]
    }),
  )
}
