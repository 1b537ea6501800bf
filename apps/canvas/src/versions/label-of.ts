import type { HistoryEntry } from '@drawbridge/protocol'

/** What was done, with one word for an undo of an undo. */
export const labelOf = ({ label }: HistoryEntry): string =>
  label.replace(/^(?:(?:Undo|Redo): )+(?=(?:Undo|Redo): )/, '')
