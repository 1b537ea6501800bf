import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { announce } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { Labelled, TextInput } from '../../ui/fields.tsx'
import { useOutsideChange } from './use-outside.ts'

interface SecretFormProps {
  readonly name: string
  readonly onClose: () => void
}

/** Where a secret is typed; from here it goes to the server, and stays nowhere on this page. */
export function SecretForm({ name, onClose }: SecretFormProps) {
  const [value, setValue] = useState('')
  const keep = useOutsideChange(
    (project, body: { readonly value: string }) =>
      call('setSecret', { params: { project, secret: name }, body }),
    () => {
      announce(`${name} is set. What runs starts again with it.`)
      onClose()
    },
  )
  return (
    <form
      className="mt-2 ml-6.5 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate({ value })
      }}
    >
      <Labelled
        label={`Value of ${name}`}
        hint="What runs starts again with it."
        error={keep.error ? reasonOf(keep.error) : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            autoFocus
            type="password"
            // A password manager would offer the password of this studio.
            autoComplete="off"
            data-1p-ignore
            data-lpignore="true"
            required
            maxLength={10_000}
            className="font-mono"
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        )}
      </Labelled>
      <div className="flex gap-1.5">
        <Button size={28} look="primary" type="submit" disabled={keep.isPending || value === ''}>
          {keep.isPending ? 'Keeping it…' : 'Keep it'}
        </Button>
        <Button size={28} look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
