import { useDocument } from '../../stores/document.ts'
import { clock } from '../../ui/ago.ts'

/** Whether everything is on the server's disk, in a word. */
export function SavingWord() {
  const saving = useDocument((document) => document.saving)
  const waiting = useDocument((document) => document.sync.pending.length)
  const savedAt = useDocument((document) => document.savedAt)
  const word =
    saving === 'saved'
      ? `Saved ${savedAt ? clock(savedAt) : ''}`
      : saving === 'saving'
        ? 'Saving…'
        : `Offline, ${waiting} ${waiting === 1 ? 'change' : 'changes'} kept here`
  return (
    <span
      data-testid="saving"
      className={`text-12 whitespace-nowrap ${saving === 'offline' ? 'text-warning' : 'text-text-3'}`}
    >
      {word}
    </span>
  )
}
