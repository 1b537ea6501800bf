import { lossSentence, type Loss } from '@drawbridge/sql'
import type { Terminal } from './terminal.ts'

/** What a migration takes away in red; what it only fills in, in yellow. */
export function paintLoss(loss: Loss, terminal: Terminal): string {
  return terminal.paint(loss.what === 'nothing' ? 'yellow' : 'red', lossSentence(loss))
}
