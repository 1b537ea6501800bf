import { useDocument } from '../../stores/document.ts'
import { clock } from '../../ui/ago.ts'

/** Whether everything is on the server's disk, in a word. */
export function SavingWord() {
  const saving = useDocument((document) => document.saving)
  const waiting = useDocument((document) => document.sync.pending.length)
  const savedAt = useDocument((document) => document.savedAt)
  const kept = `${waiting} ${waiting === 1 ? 'change' : 'changes'} kept here`
  const words = {
    saved: `Saved ${savedAt ? clock(savedAt) : ''}`,
    saving: 'Saving…',
    offline: `Offline, ${kept}`,
    shut: `Not saved, ${kept}`,
  }
  return (
    <span
      data-testid="saving"
      className={`text-12 whitespace-nowrap ${saving === 'offline' || saving === 'shut' ? 'text-warning' : 'text-text-3'}`}
    >
      {words[saving]}
    </span>
  )
}
