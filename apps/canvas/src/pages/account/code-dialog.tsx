import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { reasonOf } from '../../server/client.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../dashboard/password-field.tsx'
import { CodeField } from './code-field.tsx'

interface CodeDialogProps {
  readonly title: string
  readonly sentence: string
  readonly action: string
  readonly asksForPassword?: boolean
  readonly onCode: (code: string, password: string) => Promise<void>
  readonly onClose: () => void
}

/** What takes a code of the app, or a recovery code. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, sentence, action, asksForPassword = false, onCode, onClose } = props
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const work = useMutation({ mutationFn: () => onCode(code.trim(), password) })
  const isWhole = code.trim().length >= 6 && (!asksForPassword || password !== '')
  return (
    <FormDialog
      title={title}
      description={sentence}
      onClose={onClose}
      action={action}
      isReady={isWhole && !work.isPending}
      onSubmit={() => work.mutate()}
    >
      {asksForPassword && (
        <PasswordField
          first
          label="Your password"
          which="current-password"
          value={password}
          onChange={setPassword}
        />
      )}
      <CodeField
        first={!asksForPassword}
        hint="Six digits from your app, or one of your recovery codes."
        error={work.error ? reasonOf(work.error) : undefined}
        value={code}
        onChange={(typed) => {
          setCode(typed)
          work.reset()
        }}
      />
    </FormDialog>
  )
}
