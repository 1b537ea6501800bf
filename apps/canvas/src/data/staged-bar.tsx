import { useEffect, useState } from 'react'
import type { RowTable } from '@drawbridge/protocol'
import { discardStaged, useSession } from '../stores/session.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { Review } from './review.tsx'

/** What is not written yet, and the way to write it. */
export function StagedBar({ tables }: { readonly tables: readonly RowTable[] }) {
  const staged = useSession((session) => session.staged)
  const [open, setOpen] = useState(false)
  const whyNot = useLooking()
  const isWaiting = staged.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isWaiting])
  if (!isWaiting) return null
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-t bg-raised px-3">
      <p className="flex-1 text-13">
        <span className="font-medium">{counted(staged.length, 'change')}</span> not written yet
      </p>
      <Button size={28} onClick={discardStaged}>
        Discard
      </Button>
      <Button size={28} look="primary" whyNot={whyNot} onClick={() => setOpen(true)}>
        Review and write
      </Button>
      {open && <Review tables={tables} onClose={() => setOpen(false)} />}
    </div>
  )
}
