import { Move } from 'lucide-react'
import { GRID, positionsOf, sizeOf } from '../map/geometry.ts'
import { perform, useDocument } from '../stores/document.ts'
import { announce, useSession, type Point } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenParts, hasParts } from './chosen.ts'

/** Begins to move the selection with the arrow keys. */
function begin(): void {
  const { manifest, routes } = useDocument.getState()
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  const places = chosenParts().map(({ id }) => [id, positions.get(id) ?? { x: 0, y: 0 }] as const)
  useSession.setState({ moving: Object.fromEntries(places) })
  announce('Move mode. Arrow keys move, Enter drops, Escape puts it back.')
}

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -GRID, y: 0 },
  ArrowRight: { x: GRID, y: 0 },
  ArrowUp: { x: 0, y: -GRID },
  ArrowDown: { x: 0, y: GRID },
}

/** A key while the selection is being moved; true when it was one of move mode's own. */
export function moveByKey(key: string, far: boolean): boolean {
  const { moving } = useSession.getState()
  if (!moving) return false
  const step = STEPS[key]
  if (step) {
    const times = far ? 4 : 1
    const places = Object.entries(moving).map(
      ([id, { x, y }]) => [id, { x: x + step.x * times, y: y + step.y * times }] as const,
    )
    useSession.setState({ moving: Object.fromEntries(places) })
    return true
  }
  if (key === 'Enter' || key === 'm') drop(moving)
  else if (key === 'Escape') {
    useSession.setState({ moving: null })
    announce('Put back.')
  } else return false
  return true
}

function drop(moving: Readonly<Record<string, Point>>): void {
  perform({ type: 'moveNodes', positions: moving })
  useSession.setState({ moving: null })
  announce('Dropped. Undo with Control Z.')
}

export const moveAction: Action = {
  name: 'move',
  label: 'Move with the arrow keys',
  icon: Move,
  section: 'Arrange',
  shortcuts: ['M'],
  scope: 'map',
  edits: true,
  isPossible: hasParts,
  perform: begin,
}
