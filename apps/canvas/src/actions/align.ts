import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  type LucideIcon,
} from 'lucide-react'
import { alignedPlaces, type Alignment } from '../map/align.ts'
import { positionsOf, sizeOf } from '../map/geometry.ts'
import { perform, useDocument } from '../stores/document.ts'
import { announce } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenParts } from './chosen.ts'

function align(how: Alignment, label: string): void {
  const { manifest, routes } = useDocument.getState()
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, routes)]))
  const places = positionsOf(manifest, sizes)
  const parts = chosenParts().map(({ id }) => ({
    id,
    ...(places.get(id) ?? { x: 0, y: 0 }),
    ...(sizes.get(id) ?? { width: 0, height: 0 }),
  }))
  perform({ type: 'moveNodes', positions: alignedPlaces(parts, how) }, label)
  announce(`${label}. Undo with Control Z.`)
}

const action = (how: Alignment, label: string, icon: LucideIcon, least: number): Action => ({
  name: `align-${how}`,
  label,
  icon,
  section: 'Arrange',
  shortcuts: [],
  scope: 'map',
  edits: true,
  isPossible: () => chosenParts().length >= least,
  perform: () => align(how, label),
})

/** Ways to put several parts in line. */
export const ALIGN_ACTIONS: readonly Action[] = [
  action('left', 'Align left edges', AlignStartVertical, 2),
  action('center', 'Align centres', AlignCenterVertical, 2),
  action('right', 'Align right edges', AlignEndVertical, 2),
  action('top', 'Align top edges', AlignStartHorizontal, 2),
  action('middle', 'Align middles', AlignCenterHorizontal, 2),
  action('bottom', 'Align bottom edges', AlignEndHorizontal, 2),
  action('across', 'Spread across', AlignHorizontalSpaceBetween, 3),
  action('down', 'Spread down', AlignVerticalSpaceBetween, 3),
]
