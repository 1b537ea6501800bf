import type { SignedIn } from '@drawbridge/protocol'
import { useState, type FormEvent } from 'react'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { CONTROL, Labelled } from '../../ui/fields.tsx'
import { formText } from '../../ui/form-text.ts'
import { DoorProblem } from './door.tsx'

interface CredentialsFormProps {
  readonly registering: boolean
  readonly onAnswer: (answer: SignedIn) => void
}

/** An address and a password. */
export function CredentialsForm({ registering, onAnswer }: CredentialsFormProps) {
  const [problem, setProblem] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const [seen, setSeen] = useState(false)
  // Only a server that listens beyond this machine asks for it, and says so in its refusal.
  const asksForToken =
    problem !== null && ('token' in problem.fields || /token/i.test(problem.message))
  // A sentence that stands under its field is not said once more below.
  const saidAtField =
    problem !== null && ['email', 'password', 'token'].some((name) => name in problem.fields)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const token = formText(form, 'token').trim()
    const body = {
      email: formText(form, 'email').trim(),
      // As it was typed: spaces may be meant.
      password: formText(form, 'password'),
    }
    setBusy(true)
    try {
      const answer = registering
        ? await call('register', { body: token ? { ...body, token } : body })
        : await call('login', { body })
      onAnswer(answer)
    } catch (error) {
      setProblem(error instanceof Refused ? error : new Refused(0, reasonOf(error)))
      setBusy(false)
    }
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Labelled label="Email" error={problem?.fields['email']}>
        {(ids) => (
          <input
            {...ids}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            className={`${CONTROL} h-10`}
          />
        )}
      </Labelled>
      <Labelled
        label="Password"
        error={problem?.fields['password']}
        hint={
          registering
            ? 'At least 15 characters. A few words in a row are easy to remember.'
            : undefined
        }
      >
        {(ids) => (
          <span className="relative">
            <input
              {...ids}
              name="password"
              type={seen ? 'text' : 'password'}
              autoComplete={registering ? 'new-password' : 'current-password'}
              required
              className={`${CONTROL} h-10 pr-16`}
            />
            <button
              type="button"
              aria-pressed={seen}
              aria-label="Show what is typed"
              className="absolute top-1.5 right-1.5 h-7 rounded-chip px-2 text-12 text-text-2 hover:bg-hover"
              onClick={() => setSeen(!seen)}
            >
              {seen ? 'Hide' : 'Show'}
            </button>
          </span>
        )}
      </Labelled>
      {asksForToken && (
        <Labelled
          label="First-account token"
          error={problem.fields['token']}
          hint="It was printed where the studio was started."
        >
          {(ids) => (
            <input
              {...ids}
              name="token"
              autoComplete="off"
              className={`${CONTROL} h-10 font-mono`}
            />
          )}
        </Labelled>
      )}
      {problem && !saidAtField && <DoorProblem text={problem.message} />}
      <Button look="primary" size={40} type="submit" disabled={busy}>
        {registering ? 'Create account' : 'Sign in'}
      </Button>
    </form>
  )
}
