import { TriangleAlert } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface LossesProps {
  readonly label: string
  readonly losses: readonly string[]
  readonly onAgree: () => void
  readonly onClose: () => void
}

/** What an edit would take from the rows that are there, before it is made. */
export function Losses({ label, losses, onAgree, onClose }: LossesProps) {
  return (
    <Dialog
      title={`${label}?`}
      description="The running backend has rows that can’t all be kept:"
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            Keep it as it is
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              onAgree()
            }}
          >
            Change it anyway
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
