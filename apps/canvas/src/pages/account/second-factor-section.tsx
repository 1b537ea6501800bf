import type { Account } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { CodeDialog } from './code-dialog.tsx'
import { tellWhy } from './tell-why.ts'
import { useProof } from './proof.tsx'
import { refreshAccount } from './queries.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Section } from './section.tsx'
import { SetUp } from './set-up.tsx'

type Step = 'renew' | 'remove'

/** A code besides the password. */
export function SecondFactorSection({ account }: { readonly account: Account }) {
  const { proven, dialog } = useProof()
  const [step, setStep] = useState<Step | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const beginning = useMutation({
    mutationFn: () => proven(() => call('beginSecondFactor', {})),
    onError: tellWhy,
  })
  const close = (): void => {
    setStep(null)
    beginning.reset()
  }
  const show = (made: readonly string[]): void => {
    close()
    setCodes(made)
    refreshAccount()
  }
  return (
    <Section
      title="Second factor"
      sentence={
        account.secondFactor
          ? `Signing in asks for a code of your authenticator app. ${counted(account.recoveryCodes, 'recovery code')} left.`
          : 'A code from an app on your telephone, besides the password: a password that somebody finds out is worth nothing then.'
      }
      action={
        account.secondFactor ? (
          <span className="flex gap-2">
            <Button onClick={() => setStep('renew')}>New recovery codes</Button>
            <Button onClick={() => setStep('remove')}>Turn off</Button>
          </span>
        ) : (
          <Button disabled={beginning.isPending} onClick={() => beginning.mutate()}>
            Set up
          </Button>
        )
      }
    >
      {beginning.data && <SetUp {...beginning.data} onDone={show} onClose={close} />}
      {step === 'renew' && (
        <CodeDialog
          title="New recovery codes"
          sentence="The old ones stop working."
          action="Make new ones"
          onCode={async (code) =>
            show((await proven(() => call('renewRecoveryCodes', { body: { code } }))).recoveryCodes)
          }
          onClose={close}
        />
      )}
      {step === 'remove' && (
        <CodeDialog
          title="Turn the second factor off?"
          sentence="Your password alone lets you in then. Everywhere else you are signed out."
          action="Turn off"
          asksForPassword={account.hasPassword}
          onCode={async (code, password) => {
            const body = account.hasPassword ? { code, password } : { code }
            await proven(() => call('removeSecondFactor', { body }))
            close()
            refreshAccount()
          }}
          onClose={close}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
      {dialog}
    </Section>
  )
}
