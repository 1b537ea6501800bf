import { useMutation } from '@tanstack/react-query'
import { PROOF } from '@drawbridge/protocol'
import { useState } from 'react'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../dashboard/password-field.tsx'
import { useAccount } from './queries.ts'

/** What waits for somebody to show that it is them. */
interface Waiting {
  readonly goOn: () => void
  readonly giveUp: () => void
}

/**
 * Does what may ask to show once more that it is you: then it is asked, and done again.
 * @returns how to do such a thing, and the dialog to be shown meanwhile
 */
export function useProof() {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const proven = async <Result,>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused && PROOF in error.fields)) throw error
      await new Promise<void>((resolve, reject) =>
        setWaiting({ goOn: resolve, giveUp: () => reject(error) }),
      )
      return work()
    }
  }
  const end = (how: 'goOn' | 'giveUp') => () => {
    waiting?.[how]()
    setWaiting(null)
  }
  const dialog = waiting && <ProofDialog onProven={end('goOn')} onClose={end('giveUp')} />
  return { proven, dialog }
}

interface ProofDialogProps {
  readonly onProven: () => void
  readonly onClose: () => void
}

function ProofDialog({ onProven, onClose }: ProofDialogProps) {
  const account = useAccount()
  const [password, setPassword] = useState('')
  const proof = useMutation({
    mutationFn: () => call('prove', { body: { password } }),
    onSuccess: onProven,
  })
  if (account.data?.hasPassword === false)
    return (
      <Dialog
        title="Is it you?"
        description="You signed in a while ago, and this changes who can get in. Sign out and in again, and then do it once more."
        onClose={onClose}
        footer={<Button onClick={onClose}>Not now</Button>}
      >
        <p className="text-text-2">Setting a password saves you this.</p>
      </Dialog>
    )
  return (
    <FormDialog
      title="Is it you?"
      description="You signed in a while ago, and this changes who can get in."
      onClose={onClose}
      action="Go on"
      isReady={password !== '' && !proof.isPending}
      onSubmit={() => proof.mutate()}
    >
      <PasswordField
        first
        label="Your password"
        which="current-password"
        error={proof.error ? reasonOf(proof.error) : undefined}
        value={password}
        onChange={(typed) => {
          setPassword(typed)
          proof.reset()
        }}
      />
    </FormDialog>
  )
}
