import { Eye } from 'lucide-react'
import { LOOKING, useDocument } from '../../stores/document.ts'
import { show, useSession } from '../../stores/session.ts'
import { clock } from '../../ui/ago.ts'
import { counted } from '../../ui/counted.ts'
import { Tooltip } from '../../ui/tooltip.tsx'

/** Whether everything is on the server's disk, in a word. */
export function SavingWord() {
  const saving = useDocument((document) => document.saving)
  const waiting = useDocument((document) => document.sync.pending.length)
  const savedAt = useDocument((document) => document.savedAt)
  const kept = `${waiting} ${waiting === 1 ? 'change' : 'changes'} kept here`
  const role = useDocument((document) => document.role)
  const refused = useSession((session) => session.refused.length)
  if (refused > 0) return <RefusedWord count={refused} />
  if (role === 'viewer') return <LookingWord />
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

function LookingWord() {
  return (
    <Tooltip label={LOOKING}>
      <span
        data-testid="saving"
        className="flex items-center gap-1 rounded-chip bg-sunken px-2 py-0.5 text-12 whitespace-nowrap text-text-2"
      >
        <Eye size={14} aria-hidden /> View only
      </span>
    </Tooltip>
  )
}

function RefusedWord({ count }: { readonly count: number }) {
  return (
    <button
      type="button"
      data-testid="saving"
      className="rounded-chip bg-warning/10 px-2 py-0.5 text-12 whitespace-nowrap text-warning"
      onClick={() => show({ type: 'refused' })}
    >
      {counted(count, 'edit')} not saved
    </button>
  )
}
