import { useMutation } from '@tanstack/react-query'
import type { User } from '@drawbridge/protocol'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient, useProjects } from '../../server/queries.ts'
import { counted } from '../../ui/counted.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useAccount } from '../account/queries.ts'
import { PasswordField } from './password-field.tsx'
import { go } from '../../use-place.ts'

interface DeleteAccountProps {
  readonly user: User
  readonly onClose: () => void
}

/** What goes with an account, and the password that it takes. */
export function DeleteAccount({ user, onClose }: DeleteAccountProps) {
  // Who came by a provider may have none yet.
  const hasPassword = useAccount().data?.hasPassword !== false
  const [password, setPassword] = useState('')
  const shelves = [useProjects('active'), useProjects('archived'), useProjects('deleted')]
  const projects = shelves.flatMap(({ data = [] }) => data)
  const own = projects.filter(({ members }) => members === 1).length
  const shared = projects.length - own
  const removal = useMutation({
    mutationFn: () => call('deleteAccount', { body: hasPassword ? { password } : {} }),
    onSuccess: () => {
      queryClient.clear()
      go('/sign-in')
    },
  })
  return (
    <FormDialog
      title="Delete your account?"
      description={`${user.email} is gone at once, and can’t be brought back.`}
      onClose={onClose}
      action="Delete the account"
      look="danger"
      cancel="Keep it"
      isReady={(!hasPassword || password !== '') && !removal.isPending}
      onSubmit={() => removal.mutate()}
    >
      <div className="flex gap-2 rounded-control bg-warning/10 px-3 py-2">
        <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warning" aria-hidden />
        <p>
          With it go {counted(own, 'project')}, also those in the archive and the bin, with their
          history, their previews and the rows in them. Rows in databases of your own stay there.
          Download what you want to keep first.
          {shared > 0 && ` Others go on with ${counted(shared, 'shared project')}.`}
        </p>
      </div>
      {hasPassword ? (
        <PasswordField
          first
          label="Your password"
          which="current-password"
          error={removal.error ? reasonOf(removal.error) : undefined}
          value={password}
          onChange={(typed) => {
            setPassword(typed)
            removal.reset()
          }}
        />
      ) : (
        removal.error && (
          <p role="alert" className="text-error">
            {reasonOf(removal.error)}
          </p>
        )
      )}
    </FormDialog>
  )
}
