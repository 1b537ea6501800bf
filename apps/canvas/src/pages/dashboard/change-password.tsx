import { useMutation } from '@tanstack/react-query'
import type { User } from '@drawbridge/protocol'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useAccount } from '../account/queries.ts'
import { PasswordField } from './password-field.tsx'

interface ChangePasswordProps {
  readonly user: User
  readonly onClose: () => void
}

/** A new password for the account: this browser stays signed in, every other one does not. */
export function ChangePassword({ user, onClose }: ChangePasswordProps) {
  // Who came by a provider may have none yet.
  const hasPassword = useAccount().data?.hasPassword !== false
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => call('changePassword', { body: hasPassword ? { current, next } : { next } }),
    onSuccess: () => {
      onClose()
      notify({
        tone: 'plain',
        text: 'Your password is changed. Everywhere else you are signed out.',
      })
    },
  })
  return (
    <FormDialog
      title={hasPassword ? 'Change your password' : 'Set a password'}
      description="You stay signed in here, and are signed out everywhere else."
      onClose={onClose}
      action="Change password"
      isReady={(!hasPassword || current !== '') && next !== '' && !change.isPending}
      onSubmit={() => change.mutate()}
    >
      {/* Password managers want to know whose passwords these are. */}
      <input type="text" name="email" autoComplete="username" value={user.email} readOnly hidden />
      {hasPassword && (
        <PasswordField
          first
          label="Your password now"
          which="current-password"
          value={current}
          onChange={(password) => {
            setCurrent(password)
            change.reset()
          }}
        />
      )}
      <PasswordField
        first={!hasPassword}
        label="New password"
        which="new-password"
        hint="At least 15 characters; a few words are easy to remember."
        error={change.error ? reasonOf(change.error) : undefined}
        value={next}
        onChange={(password) => {
          setNext(password)
          change.reset()
        }}
      />
    </FormDialog>
  )
}
