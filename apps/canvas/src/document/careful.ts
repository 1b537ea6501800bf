import type { Command } from '@drawbridge/commands'
import { call } from '../server/client.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { notify, show } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'

/**
 * Makes an edit that may take something from rows that are there: what it would take is said
 * first, and it is made only when the person still wants it.
 */
export async function performCarefully(
  label: string,
  commands: readonly Command[],
  then: () => void = () => undefined,
): Promise<void> {
  const make = (consent?: { readonly acceptLosses: true }): void => {
    const reason = performAll(label, commands, consent)
    if (reason) notify({ tone: 'error', text: reason })
    else then()
  }
  const losses = await lossesOf(commands)
  if (losses.length === 0) make()
  else show({ type: 'losses', label, losses, onAgree: () => make({ acceptLosses: true }) })
}

/** What edits would take from the rows of the preview, in sentences. */
async function lossesOf(commands: readonly Command[]): Promise<readonly string[]> {
  const { project } = useDocument.getState()
  const preview = useTrace.getState().preview
  if (!project || !preview || preview.state === 'stopped') return []
  try {
    const body = { commands }
    const { losses } = await call('planPreview', { params: { project }, body })
    return losses.map(({ sentence }) => sentence)
  } catch {
    // It can't be told (the studio is not reached, or the drawing is wrong now): undo is there.
    return []
  }
}
