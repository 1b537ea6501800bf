import type { Command } from '@drawbridge/commands'
import type { Manifest, Position } from '@drawbridge/manifest'
import { snap, type Box } from './geometry.ts'

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

export interface Meaning {
  /** Where parts are for now, while the hand still holds them. */
  readonly moved: Readonly<Record<string, Position>>
  /** What the hand did for good. */
  readonly commands: readonly Command[]
  /** The new selection; null when it stays. */
  readonly selection: readonly string[] | null
}

/** What changes in the flow library mean for the drawing. Pure. */
export function fromChanges(
  changes: readonly FlowChange[],
  manifest: Manifest,
  boxes: ReadonlyMap<string, Box>,
  selection: readonly string[],
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
  const positions = changed(withMembers(dropped, manifest, boxes), manifest)
  if (Object.keys(positions).length > 0) commands.unshift({ type: 'moveNodes', positions })
  return {
    moved: withMembers(dragged, manifest, boxes),
    commands,
    selection: reselected ? [...selected] : null,
  }
}

/** A group takes its members along. */
function withMembers(
  positions: Readonly<Record<string, Position>>,
  manifest: Manifest,
  boxes: ReadonlyMap<string, Box>,
): Readonly<Record<string, Position>> {
  const all: Record<string, Position> = { ...positions }
  for (const [id, position] of Object.entries(positions)) {
    const group = manifest.nodes.find((node) => node.id === id && node.kind === 'group')
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

function changed(
  positions: Readonly<Record<string, Position>>,
  manifest: Manifest,
): Readonly<Record<string, Position>> {
  const old = new Map(manifest.nodes.map(({ id, position }) => [id, position]))
  const snapped = Object.entries(positions).map(
    ([id, { x, y }]) => [id, { x: snap(x), y: snap(y) }] as const,
  )
  return Object.fromEntries(
    snapped.filter(([id, { x, y }]) => old.get(id)?.x !== x || old.get(id)?.y !== y),
  )
}

const resize = (id: string, size: { readonly width: number; readonly height: number }) =>
  (['width', 'height'] as const).map((side): Command => ({
    type: 'setSetting',
    id,
    path: [side],
    value: snap(size[side]),
  }))
