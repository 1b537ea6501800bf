import { useMutation } from '@tanstack/react-query'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { CONTROL, Labelled } from '../../ui/fields.tsx'
import { formText } from '../../ui/form-text.ts'
import { enter } from './enter.ts'

interface CodeFormProps {
  readonly challenge: string
  readonly next: string
  readonly onStartAgain: () => void
}

/** The second half of signing in. */
export function CodeForm({ challenge, next, onStartAgain }: CodeFormProps) {
  const completion = useMutation({
    mutationFn: (code: string) => call('completeLogin', { body: { challenge, code } }),
    onSuccess: (signed) => enter(signed, next),
  })
  const { error } = completion
  const isShort = error instanceof Refused && error.status === 400
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        completion.mutate(formText(event.currentTarget, 'code').trim())
      }}
    >
      <Labelled
        label="Code"
        hint="Six digits from your authenticator app, or one of your recovery codes."
        error={
          isShort ? 'A code has at least six characters.' : error ? reasonOf(error) : undefined
        }
      >
        {(ids) => (
          <input
            {...ids}
            name="code"
            autoComplete="one-time-code"
            spellCheck={false}
            required
            autoFocus
            className={`${CONTROL} h-10 font-mono`}
          />
        )}
      </Labelled>
      <Button look="primary" size={40} type="submit" disabled={completion.isPending}>
        Sign in
      </Button>
      <Button look="quiet" onClick={onStartAgain}>
        Start again
      </Button>
    </form>
  )
}
