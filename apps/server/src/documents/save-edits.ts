import type { Entry } from '@drawbridge/protocol'
import type { EditorScope } from '../accounts/scope.ts'
import type { Studio } from '../studio.ts'
import { saveCommands, type Saved } from './save-commands.ts'

/** Saves edits, and then tells everybody who looks at the project, and its preview. */
export async function saveEdits(
  { storage, limits, hub, previews }: Studio,
  project: EditorScope,
  entries: readonly Entry[],
  options: {
    readonly acceptLosses?: boolean | undefined
    /** The version that they are for; any that is there now, where it is left out. */
    readonly expected?: number
  } = {},
): Promise<Saved> {
  const saved = await saveCommands(storage, project, entries, limits, options.expected)
  const { version, fresh } = saved
  if (fresh.length === 0) return saved
  const base = version - fresh.length
  hub.tell(project.projectId, { type: 'document', base, version, entries: fresh })
  previews.follow(project, saved, options.acceptLosses ?? false)
  return saved
}
