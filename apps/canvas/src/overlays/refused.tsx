import { useEffect, useState } from 'react'
import { doAgain, letBe, type RefusedEdit } from '../document/refused.ts'
import { useSession } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Edits that no longer fitted to what others drew meanwhile: what, why, and how to do it again. */
export function Refused({ onClose }: { readonly onClose: () => void }) {
  const refused = useSession((session) => session.refused)
  const isDone = refused.length === 0
  useEffect(() => {
    if (isDone) onClose()
  }, [isDone, onClose])
  return (
    <Dialog
      title={`${counted(refused.length, 'edit')} could not be saved`}
      description="Everything else that you drew is saved. What is listed stays here until you have decided."
      className="w-[560px]"
      onClose={onClose}
      footer={<Button onClick={onClose}>Later</Button>}
    >
      <ul className="flex flex-col gap-2">
        {refused.map((edit) => (
          <Edit key={edit.key} edit={edit} />
        ))}
      </ul>
    </Dialog>
  )
}

function Edit({ edit }: { readonly edit: RefusedEdit }) {
  const { key, label, by } = edit
  const [reason, setReason] = useState(edit.reason)
  return (
    <li className="flex flex-col gap-1.5 rounded-panel border px-3 py-2.5">
      <p className="font-medium">{label}</p>
      <p className="text-text-2">
        {by && `${by.who} did this meanwhile: “${by.label}”. `}
        {reason}
      </p>
      <p className="text-12 text-text-3">
        {by
          ? 'To do it again, bring back what it belongs to (History has it) and press Do it again.'
          : 'To do it again, change what it says and press Do it again.'}
      </p>
      <div className="flex justify-end gap-2">
        <Button size={28} look="quiet" onClick={() => letBe(key)}>
          Let it be
        </Button>
        <Button size={28} onClick={() => setReason(doAgain(edit) ?? reason)}>
          Do it again
        </Button>
      </div>
    </li>
  )
}
