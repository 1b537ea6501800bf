import type { SignedIn } from '@drawbridge/protocol'
import { useState } from 'react'
import { addressOfPlace, placeOf } from '../../routes.ts'
import { useWaysIn } from '../../server/queries.ts'
import { Link } from '../../ui/link.tsx'
import { CodeForm } from './code-form.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { Door } from './door.tsx'
import { enter } from './enter.ts'
import { OtherWays } from './other-ways.tsx'

interface SignInProps {
  readonly how: 'signIn' | 'register'
  readonly next: string
}

/** The door: an address and a password, and a code where the account has asked for one. */
export function SignIn({ how, next }: SignInProps) {
  const registering = how === 'register'
  const [challenge, setChallenge] = useState<string | null>(null)
  const ways = useWaysIn()
  const take = (answer: SignedIn): void => {
    if ('challenge' in answer) setChallenge(answer.challenge)
    else enter(answer, next)
  }
  if (challenge !== null)
    return (
      <Door title="One more thing" sentence="Your account asks for a code besides your password.">
        <CodeForm challenge={challenge} next={next} onStartAgain={() => setChallenge(null)} />
      </Door>
    )
  return (
    <Door {...wordsOf(registering, placeOf(next, '').page === 'invitation')}>
      <CredentialsForm registering={registering} onAnswer={take} />
      <OtherWays registering={registering} next={next} onSigned={take} />
      {ways.data?.mail === true && !registering && (
        <p className="mt-6">
          <Link
            to="/forgot-password"
            className="font-medium text-accent underline-offset-2 hover:underline"
          >
            Forgot your password?
          </Link>
        </p>
      )}
      <p className="mt-6 text-text-2">
        {registering ? 'You have an account? ' : 'No account yet? '}
        <Link
          to={addressOfPlace({ page: registering ? 'signIn' : 'register', next })}
          className="font-medium text-accent underline-offset-2 hover:underline"
        >
          {registering ? 'Sign in' : 'Create one'}
        </Link>
      </p>
    </Door>
  )
}

/** Who follows an invitation may never have been here; whose it is is told only to who is signed in. */
function wordsOf(registering: boolean, invited: boolean) {
  const title = registering ? 'Make your account' : 'Welcome back'
  if (invited)
    return {
      title: registering ? title : 'You are invited',
      sentence: 'You are invited to a project. Sign in or create an account to see it.',
    }
  const sentence = registering
    ? 'Draw a backend, run it, take the code home.'
    : 'Sign in to go on drawing.'
  return { title, sentence }
}
