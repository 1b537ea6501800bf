import { TriangleAlert } from 'lucide-react'
import type { LossWords } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface LossesProps {
  readonly label: string
  readonly words?: LossWords | undefined
  readonly losses: readonly string[]
  readonly onAgree: () => void
  readonly onClose: () => void
}

const OF_EDITS: LossWords = {
  intro: 'The running backend has rows that can’t all be kept:',
  keep: 'Keep it as it is',
  agree: 'Change it anyway',
}

/** What an edit would take from the rows that are there, before it is made. */
export function Losses({ label, words = OF_EDITS, losses, onAgree, onClose }: LossesProps) {
  return (
    <Dialog
      title={`${label}?`}
      description={words.intro}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {words.keep}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              onAgree()
            }}
          >
            {words.agree}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-2">
        {losses.map((sentence) => (
          <li key={sentence} className="flex gap-2 rounded-control bg-warning/10 px-3 py-2">
            <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warning" aria-hidden />
            {sentence}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
