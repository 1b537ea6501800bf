import type { Command } from '@drawbridge/commands'
import type { Manifest, Position } from '@drawbridge/manifest'
import { snap, type Box } from './geometry.ts'
import { placeWell, type Guide } from './guides.ts'
import { isFrame } from '../kinds/roles.ts'

/** What the flow library says that a hand did; the part of its changes that means something here. */
export type FlowChange =
  | {
      readonly type: 'position'
      readonly id: string
      readonly position?: Position
      readonly dragging?: boolean
    }
  | {
      readonly type: 'dimensions'
      readonly id: string
      readonly dimensions?: { readonly width: number; readonly height: number }
      readonly resizing?: boolean
    }
  | { readonly type: 'select'; readonly id: string; readonly selected: boolean }
  | { readonly type: 'add' | 'remove' | 'replace' }

type Places = Readonly<Record<string, Position>>

/** How a hand drags. */
export interface Dragging {
  /** Parts go exactly where the hand has them, not in line with others. */
  readonly free: boolean
  /** What is dragged stays, and a copy of it goes with the hand. */
  readonly copying: boolean
  /** How near to a line a part must come to be drawn to it. */
  readonly reach: number
}

export interface Meaning {
  /** Where parts are for now, while the hand still holds them. */
  readonly moved: Places
  /** Where copies of parts are for now, by the part. */
  readonly copies: Places
  readonly guides: readonly Guide[]
  /** What the hand did for good. */
  readonly commands: readonly Command[]
  /** Copies that it left, by the part, and where. */
  readonly copied: Places
  /** The new selection; null when it stays. */
  readonly selection: readonly string[] | null
}

/** What changes in the flow library mean for the drawing. Pure. */
export function fromChanges(
  changes: readonly FlowChange[],
  manifest: Manifest,
  boxes: ReadonlyMap<string, Box>,
  selection: readonly string[],
  how: Dragging,
): Meaning {
  const dragged: Record<string, Position> = {}
  const dropped: Record<string, Position> = {}
  const commands: Command[] = []
  const selected = new Set(selection)
  let reselected = false
  for (const change of changes) {
    switch (change.type) {
      case 'position':
        if (change.position && change.dragging) dragged[change.id] = change.position
        else if (change.position && change.dragging === false) dropped[change.id] = change.position
        break
      case 'dimensions':
        if (change.resizing === false && change.dimensions)
          commands.push(...resize(change.id, change.dimensions))
        break
      case 'select':
        reselected = true
        if (change.selected) selected.add(change.id)
        else selected.delete(change.id)
    }
  }
  const settle = (places: Places) => settled(withMembers(places, manifest, boxes), boxes, how)
  const { places: moved, guides } = settle(dragged)
  const { places: left } = settle(dropped)
  const positions = changed(how.copying ? {} : left, manifest)
  if (Object.keys(positions).length > 0) commands.unshift({ type: 'moveNodes', positions })
  return {
    moved: how.copying ? {} : moved,
    copies: how.copying ? moved : {},
    guides,
    commands,
    copied: how.copying ? left : {},
    selection: reselected ? [...selected] : null,
  }
}

/** A group takes its members along. */
function withMembers(
  positions: Places,
  manifest: Manifest,
  boxes: ReadonlyMap<string, Box>,
): Places {
  const all: Record<string, Position> = { ...positions }
  for (const [id, position] of Object.entries(positions)) {
    const group = manifest.nodes.find((node) => node.id === id && isFrame(node))
    const from = boxes.get(id)
    const members = group?.settings['members']
    if (!from || !Array.isArray(members)) continue
    for (const member of members) {
      const box = boxes.get(String(member))
      if (!box || all[String(member)]) continue
      all[String(member)] = { x: box.x + position.x - from.x, y: box.y + position.y - from.y }
    }
  }
  return all
}

/** What is dragged stands in line with what is not, or on the grid. */
function settled(
  places: Places,
  boxes: ReadonlyMap<string, Box>,
  { free, copying, reach }: Dragging,
): { readonly places: Places; readonly guides: readonly Guide[] } {
  const entries = Object.entries(places)
  if (free || entries.length === 0) return { places, guides: [] }
  const moving = entries.flatMap(([id, place]) => {
    const box = boxes.get(id)
    return box ? [{ ...box, ...place }] : []
  })
  const others = [...boxes].flatMap(([id, box]) => (id in places && !copying ? [] : [box]))
  const { by, guides } = placeWell(moving, others, reach)
  const moved = entries.map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }] as const)
  return { places: Object.fromEntries(moved), guides }
}

function changed(positions: Places, manifest: Manifest): Places {
  const old = new Map(manifest.nodes.map(({ id, position }) => [id, position]))
  const whole = Object.entries(positions).map(
    ([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const,
  )
  return Object.fromEntries(
    whole.filter(([id, { x, y }]) => old.get(id)?.x !== x || old.get(id)?.y !== y),
  )
}

const resize = (id: string, size: { readonly width: number; readonly height: number }) =>
  (['width', 'height'] as const).map((side): Command => ({
    type: 'setSetting',
    id,
    path: [side],
    value: snap(size[side]),
  }))
