import { useEffect, useRef, useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { takeErrand } from '../../server/provider.ts'
import { go } from '../../use-place.ts'
import { Waiting } from '../lost.tsx'
import { CodeForm } from './code-form.tsx'
import { BackToSignIn, Door, DoorProblem } from './door.tsx'
import { enter } from './enter.ts'

interface Asked {
  readonly challenge: string
  readonly next: string
}

/** Back from the provider: what it put into the address is used at once, and goes from there. */
export function ProviderReturn() {
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    finish(setAsked).catch((error: unknown) => setProblem(reasonOf(error)))
  }, [])
  if (asked)
    return (
      <Door title="One more thing" sentence="Your account asks for a code as well.">
        <CodeForm {...asked} onStartAgain={() => go('/sign-in')} />
      </Door>
    )
  if (problem === null) return <Waiting />
  return (
    <Door title="That did not work" sentence="You are back, and nothing has changed.">
      <DoorProblem text={problem} />
      <BackToSignIn />
    </Door>
  )
}

async function finish(ask: (asked: Asked) => void): Promise<void> {
  const { search } = location
  history.replaceState(null, '', location.pathname)
  const errand = takeErrand()
  if (!errand) throw new Error('This sign-in was not begun in this window. Please begin again.')
  const { what, secret, next } = errand
  if (what === 'connect') {
    await call('addConnection', { body: { search, secret } })
    return go(next, 'replace')
  }
  const answer = await call('finishProvider', { body: { search, secret } })
  if ('challenge' in answer) ask({ challenge: answer.challenge, next })
  else enter(answer, next)
}
