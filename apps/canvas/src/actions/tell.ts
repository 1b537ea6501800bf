import type { Stepped } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'

/** Says what was undone or redone, aloud; on the screen too when it could not be, or not wholly. */
export function tell(word: string, stepped: Stepped | null): void {
  if (!stepped) return
  const text = `${word}: ${stepped.label}`
  if (stepped.lost && stepped.reason === null)
    notify({ tone: 'plain', text: `${text}. The values that rows lost by it are gone.` })
  else if (stepped.reason === null) announce(text)
  else notify({ tone: 'error', text: `“${stepped.label}” can’t be taken back. ${stepped.reason}` })
}
