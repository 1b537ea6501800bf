import { useState, type FormEvent } from 'react'
import { call, reasonOf, Refused, rememberCsrfToken } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { addressOfPlace } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { CONTROL, Labelled } from '../ui/fields.tsx'
import { formText } from '../ui/form-text.ts'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { go } from '../use-place.ts'
import { BridgePicture } from './bridge-picture.tsx'

interface SignInProps {
  readonly how: 'signIn' | 'register'
  readonly next: string
}

/** The door: an address and a password, nothing else is asked. */
export function SignIn({ how, next }: SignInProps) {
  const registering = how === 'register'
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
      const signed = registering
        ? await call('register', { body: token ? { ...body, token } : body })
        : await call('login', { body })
      rememberCsrfToken(signed.csrfToken)
      queryClient.clear()
      queryClient.setQueryData(['me'], signed.user)
      go(next, 'replace')
    } catch (error) {
      setProblem(error instanceof Refused ? error : new Refused(0, reasonOf(error)))
      setBusy(false)
    }
  }

  return (
    <main className="grid h-full grid-cols-1 overflow-auto bg-background lg:grid-cols-2">
      <div className="flex flex-col justify-center px-8 py-10">
        <div className="mx-auto w-full max-w-[360px]">
          <div className="mb-10 flex items-center gap-2.5 text-16 font-semibold">
            <Mark size={28} /> Drawbridge
          </div>
          <h1 className="text-28 font-semibold">
            {registering ? 'Make your account' : 'Welcome back'}
          </h1>
          <p className="mt-1 mb-6 text-14 text-text-2">
            {registering
              ? 'Draw a backend, run it, take the code home.'
              : 'Sign in to go on drawing.'}
          </p>
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
            {problem && !saidAtField && (
              <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
                {problem.message}
              </p>
            )}
            <Button look="primary" size={40} type="submit" disabled={busy}>
              {registering ? 'Create account' : 'Sign in'}
            </Button>
          </form>
          <p className="mt-6 text-text-2">
            {registering ? 'You have an account? ' : 'No account yet? '}
            <Link
              to={addressOfPlace({ page: registering ? 'signIn' : 'register', next })}
              className="font-medium text-accent underline-offset-2 hover:underline"
            >
              {registering ? 'Sign in' : 'Create one'}
            </Link>
          </p>
        </div>
      </div>
      <BridgePicture />
    </main>
  )
}
