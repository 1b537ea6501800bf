import { CircleAlert } from 'lucide-react'
import type { Refused } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface ImportProblemsProps {
  readonly file: string
  readonly refused: Refused
  readonly onClose: () => void
}

/** Why a file could not be imported: each fault with its place in the file and its cure. */
export function ImportProblems({ file, refused, onClose }: ImportProblemsProps) {
  const rows = Object.entries(refused.fields)
  return (
    <Dialog
      title={`${file} was not imported`}
      description={refused.message}
      className="w-[600px] max-w-[94vw]"
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Got it
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {rows.map(([place, message]) => (
          <li key={place} className="flex items-start gap-2.5">
            <CircleAlert size={16} className="mt-0.5 shrink-0 text-error" aria-label="error" />
            <div className="min-w-0">
              <p>{message}</p>
              <p className="font-mono text-12 break-all text-text-3">
                {place === '' ? 'the whole file' : `at ${place}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
