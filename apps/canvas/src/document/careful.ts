import type { Command } from '@drawbridge/commands'
import type { RowEffect, Suggested } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { notify, show } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'

/**
 * Makes an edit that may do something to rows that are there: what becomes of them is said
 * first, and it is made only when the person still wants it.
 */
export async function performCarefully(
  label: string,
  commands: readonly Command[],
  then: () => void = () => undefined,
  suggested?: Suggested,
): Promise<void> {
  const make = (consent?: { readonly acceptLosses: true }): void => {
    const reason = performAll(label, commands, { ...consent, ...(suggested && { suggested }) })
    if (reason) notify({ tone: 'error', text: reason })
    else then()
  }
  const effects = await rowEffectsOf(commands)
  const agree = (): void => make({ acceptLosses: true })
  if (effects.every(({ outcome }) => outcome === 'keeps')) make()
  else show({ type: 'rowEffects', label, commands, effects, onAgree: agree })
}

/** What edits would do to the rows of the preview. */
export async function rowEffectsOf(commands: readonly Command[]): Promise<readonly RowEffect[]> {
  const { project } = useDocument.getState()
  const preview = useTrace.getState().preview
  if (!project || !preview || preview.state === 'stopped') return []
  try {
    const body = { commands }
    return (await call('planPreview', { params: { project }, body })).effects
  } catch {
    // It can't be told (the studio is not reached, or the drawing is wrong now): undo is there.
    return []
  }
}
