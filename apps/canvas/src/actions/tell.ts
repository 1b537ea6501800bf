import type { Stepped } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'

/** Says what was undone or redone, aloud; on the screen only when it could not be. */
export function tell(word: string, stepped: Stepped | null): void {
  if (!stepped) return
  if (stepped.reason === null) announce(`${word}: ${stepped.label}`)
  else notify({ tone: 'error', text: `“${stepped.label}” can’t be taken back. ${stepped.reason}` })
}
