import type { Loss } from '@drawbridge/sql'
import type { Terminal } from './terminal.ts'

/** A loss in words: what goes, and where. */
export function lossSentence({ why, table, column = '' }: Loss): string {
  const field = `${table}.${column}`
  const sentences: Readonly<Record<Loss['why'], string>> = {
    tableDropped: `All rows of ${table} are lost.`,
    keyChanged: `All rows of ${table} are lost: its id becomes another type.`,
    columnDropped: `All values of ${field} are lost.`,
    typeChanged: `All values of ${field} are lost: its type becomes another.`,
    narrowed: `Values of ${field} that no longer fit are cut.`,
    requiredWithoutValue: `Rows of ${table} without ${column} are lost: it becomes required.`,
    filled: `Rows without ${field} get a neutral value.`,
  }
  return sentences[why]
}

/** What a migration takes away in red; what it only fills in, in yellow. */
export function paintLoss(loss: Loss, terminal: Terminal): string {
  return terminal.paint(loss.what === 'nothing' ? 'yellow' : 'red', lossSentence(loss))
}
