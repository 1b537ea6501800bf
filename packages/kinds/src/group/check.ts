import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing, Part } from '../drawing.ts'
import type { GroupSettings } from './settings.ts'

/** Whether what it holds is there. */
export function checkGroup(
  { node, settings }: Part<GroupSettings>,
  drawing: Drawing,
): readonly Diagnostic[] {
  return settings.members.flatMap((id, index) => {
    if (drawing.nodes.has(id)) return []
    const field = pointer('settings', 'members', index)
    return [diagnose('unknown-member', { node: node.id, field }, { id })]
  })
}
