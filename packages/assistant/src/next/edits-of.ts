import { applyCommand, type Command } from '@drawbridge/commands'
import type { End, Making } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import { Draft } from '../draft.ts'
import { planFor } from '../plan.ts'
import { newPart } from '../scaffold.ts'

/** What a kind would have made, as edits; none where any of it can't be made. */
export function editsOf(
  manifest: Manifest,
  node: Node,
  makes: readonly Making[],
): readonly Command[] {
  let drawn = manifest
  const edits: Command[] = []
  for (const making of makes) {
    const commands = commandsFor(drawn, node, making)
    const result = applyCommand(drawn, { type: 'batch', label: '', commands })
    if (!result.ok) return []
    drawn = result.manifest
    edits.push(...commands)
  }
  return edits
}

function commandsFor(manifest: Manifest, { id }: Node, making: Making): readonly Command[] {
  if ('asks' in making) {
    return planFor(manifest, making.asks).phrases.flatMap(({ commands }) => commands)
  }
  if ('item' in making) {
    const { path, item } = making
    return [{ type: 'insertItem', id, path, item }]
  }
  if ('value' in making) {
    const { path, value } = making
    return [{ type: 'setSetting', id, path, value }]
  }
  const draft = new Draft(manifest)
  const [one, other] = making.join
  const [from, to] = [endOf(draft, one), endOf(draft, other)]
  // A phrase before may have joined them already.
  if (draft.connected(from.id, to.id)) return []
  const connection = { id: draft.freshId(`${from.id}_to_${to.id}`), from: from.id, to: to.id }
  return [...from.commands, ...to.commands, { type: 'connect', connection }]
}

interface DrawnEnd {
  readonly id: string
  readonly commands: readonly Command[]
}

/** A new part, where there is none that a phrase has made meanwhile. */
function endOf(draft: Draft, end: End): DrawnEnd {
  if ('id' in end) return { id: end.id, commands: [] }
  const [known] = draft.playing(end.newOf)
  if (known) return { id: known.id, commands: [] }
  const { id, add } = newPart(draft, end.newOf)
  return { id, commands: [add] }
}
