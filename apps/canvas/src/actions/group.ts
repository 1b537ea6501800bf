import { kindFor } from '@drawbridge/kinds/faces'
import { Group } from 'lucide-react'
import { newId } from '../document/ids.ts'
import { newPart } from '../document/parts.ts'
import { boundsOf, GRID, positionsOf, sizeOf, snap } from '../map/geometry.ts'
import { perform, useDocument } from '../stores/document.ts'
import { notify, select } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenParts } from './chosen.ts'
import { isFrame } from '../kinds/roles.ts'

const groupable = () => chosenParts().filter((part) => !isFrame(part))

/** Draws a frame around the selected parts. */
function group(): void {
  const { manifest, routes } = useDocument.getState()
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const positions = positionsOf(manifest, sizes)
  const members = groupable().map(({ id }) => id)
  const bounds = boundsOf(
    members.map((id) => ({
      ...(positions.get(id) ?? { x: 0, y: 0 }),
      ...(sizes.get(id) ?? { width: 0, height: 0 }),
    })),
  )
  const settings = {
    members,
    width: snap(bounds.width) + 4 * GRID,
    height: snap(bounds.height) + 5 * GRID,
  }
  const position = { x: snap(bounds.x) - 2 * GRID, y: snap(bounds.y) - 3 * GRID }
  const { kind } = kindFor('frames')
  const node = newPart(manifest, kind, settings, position, newId(kind))
  const reason = perform({ type: 'addNode', node, at: 0 }, `Group ${members.length} parts`)
  if (reason) notify({ tone: 'error', text: reason })
  else select(node.id)
}

export const groupAction: Action = {
  name: 'group',
  label: 'Group',
  icon: Group,
  section: 'Arrange',
  shortcuts: ['Mod+G'],
  scope: 'map',
  edits: true,
  isPossible: () => groupable().length > 0,
  perform: group,
}
