import type { Account } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient, useWaysIn } from '../../server/queries.ts'
import { notify } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled, TextInput } from '../../ui/fields.tsx'
import { useProof } from './proof.tsx'
import { refreshAccount } from './queries.ts'
import { Section } from './section.tsx'
import { tellWhy } from './tell-why.ts'

/** The address that somebody signs in with. */
export function AddressSection({ account }: { readonly account: Account }) {
  const ways = useWaysIn()
  const mails = ways.data?.mail === true
  const { proven, dialog } = useProof()
  const [email, setEmail] = useState<string | null>(null)
  const change = useMutation({
    mutationFn: (to: string) => proven(() => call('changeEmail', { body: { email: to } })),
    onSuccess: () => {
      setEmail(null)
      refreshAccount()
      void queryClient.invalidateQueries({ queryKey: ['me'] })
      const text = mails ? 'A link is on its way to that address.' : 'Your address is changed.'
      notify({ tone: 'plain', text })
    },
  })
  const close = (): void => {
    setEmail(null)
    change.reset()
  }
  return (
    <Section
      title="Address"
      sentence={`You sign in as ${account.email}.${mails && !account.emailConfirmed ? ' Nobody has confirmed yet that it is yours.' : ''}`}
      action={
        <span className="flex gap-2">
          {mails && !account.emailConfirmed && (
            <Button onClick={() => change.mutate(account.email, { onError: tellWhy })}>
              Send the link again
            </Button>
          )}
          <Button onClick={() => setEmail('')}>Change address</Button>
        </span>
      }
    >
      {email !== null && (
        <FormDialog
          title="Change your address"
          description={
            mails
              ? 'It counts once you have followed the link that is sent there.'
              : 'You sign in with it from then on.'
          }
          onClose={close}
          action="Change it"
          isReady={email.trim() !== '' && !change.isPending}
          onSubmit={() => change.mutate(email.trim())}
        >
          <Labelled label="New address" error={change.error ? reasonOf(change.error) : undefined}>
            {(ids) => (
              <TextInput
                {...ids}
                type="email"
                autoComplete="email"
                data-autofocus
                required
                value={email}
                onChange={(event) => {
                  setEmail(event.target.value)
                  change.reset()
                }}
              />
            )}
          </Labelled>
        </FormDialog>
      )}
      {dialog}
    </Section>
  )
}
