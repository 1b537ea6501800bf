import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { QrCode } from '../../ui/qr/qr-code.tsx'
import { CodeField } from './code-field.tsx'

interface SetUpProps {
  readonly secret: string
  readonly url: string
  readonly onDone: (recoveryCodes: readonly string[]) => void
  readonly onClose: () => void
}

/** A picture for the app, and a code of the app in return: nothing is asked for before that. */
export function SetUp({ secret, url, onDone, onClose }: SetUpProps) {
  const [code, setCode] = useState('')
  const confirmation = useMutation({
    mutationFn: () => call('confirmSecondFactor', { body: { code: code.trim() } }),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const groups = useMemo(() => secret.replaceAll(/.{4}(?!$)/g, '$& '), [secret])
  return (
    <FormDialog
      title="Set up a second factor"
      description="Scan this with an authenticator app, and type the six digits that it shows. Everywhere else you are signed out then."
      onClose={onClose}
      action="Turn on"
      isReady={code.trim().length >= 6 && !confirmation.isPending}
      onSubmit={() => confirmation.mutate()}
    >
      <QrCode text={url} label="For your authenticator app" className="mx-auto size-48" />
      <p className="text-center text-12 text-text-2">
        Or type this into it:
        <br />
        <code className="font-mono text-13 break-words text-text select-all">{groups}</code>
      </p>
      <CodeField
        first
        hint="Six digits; they change every half minute."
        error={confirmation.error ? reasonOf(confirmation.error) : undefined}
        value={code}
        onChange={(typed) => {
          setCode(typed)
          confirmation.reset()
        }}
      />
    </FormDialog>
  )
}
