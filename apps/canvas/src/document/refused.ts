import type { CommandsReply, Entry } from '@drawbridge/protocol'
import { perform, useDocument } from '../stores/document.ts'
import { notify, setRefused, show } from '../stores/session.ts'
import { forgetRefused, keepRefused, readRefused } from './journal.ts'

/** An edit that was made here and could not be saved, with why. */
export interface RefusedEdit extends Entry {
  readonly reason: string
  /** What somebody did meanwhile that it no longer fits to. */
  readonly by: { readonly label: string; readonly who: string } | null
}

/** Keeps edits that the server refused until somebody has decided what becomes of each. */
export function tellRefused(
  project: string,
  sent: readonly Entry[],
  rejected: CommandsReply['rejected'],
): void {
  const edits = rejected.flatMap(({ key, reason, by }): readonly RefusedEdit[] => {
    const entry = sent.find((one) => one.key === key)
    return entry ? [{ ...entry, reason, by }] : []
  })
  const [first] = edits
  if (!first) return
  keepRefused(project, edits)
  setRefused(readRefused(project))
  const text =
    edits.length === 1
      ? `“${first.label}” could not be saved. ${first.reason}`
      : `${edits.length} edits could not be saved. They no longer fit to what others drew.`
  const perform = (): void => show({ type: 'refused' })
  notify({ tone: 'error', text, action: { label: 'See why', perform } })
}

/** Makes it anew on the drawing as it is now. Answers with why that can't be, or null. */
export function doAgain({ command, label, key }: RefusedEdit): string | null {
  const reason = perform(command, label)
  if (reason === null) letBe(key)
  return reason
}

/** It is not wanted any more. */
export function letBe(key: string): void {
  const { project } = useDocument.getState()
  if (project === null) return
  forgetRefused(project, key)
  setRefused(readRefused(project))
}
