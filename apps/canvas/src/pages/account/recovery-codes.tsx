import { Copy, Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { keepFile } from '../../ui/keep-file.ts'
import { notify } from '../../stores/session.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** What lets somebody in who has lost the telephone; it is shown this once. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const text = `${codes.join('\n')}\n`
  return (
    <Dialog
      title="Keep these recovery codes"
      description="Each lets you in once when you don’t have your telephone. They are not shown again."
      onClose={onClose}
      footer={
        <>
          <Button
            icon={<Copy size={14} />}
            onClick={() => {
              void navigator.clipboard.writeText(text)
              notify({ tone: 'plain', text: 'The codes are copied.' })
            }}
          >
            Copy
          </Button>
          <Button
            icon={<Download size={14} />}
            onClick={() => keepFile(new Blob([text]), 'drawbridge-recovery-codes.txt')}
          >
            Save
          </Button>
          <Button look="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-1.5 rounded-control border bg-sunken px-4 py-3 font-mono text-13">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
