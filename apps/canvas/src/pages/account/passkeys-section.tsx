import type { Account } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { addPasskey, deviceReason } from '../../server/passkeys.ts'
import { useWaysIn } from '../../server/queries.ts'
import { notify } from '../../stores/session.ts'
import { ago } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { browserWords } from './browser-words.ts'
import { useProof } from './proof.tsx'
import { refreshAccount } from './queries.ts'
import { Row, Rows, Section } from './section.tsx'
import { tellWhy } from './tell-why.ts'

function tellOfDevice(error: unknown): void {
  const text = deviceReason(error)
  if (text === '') tellWhy(error)
  else notify({ tone: 'error', text })
}

/** Devices that sign in without a password. */
export function PasskeysSection({ account }: { readonly account: Account }) {
  const ways = useWaysIn()
  const { proven, dialog } = useProof()
  const adding = useMutation({
    mutationFn: () => proven(() => addPasskey(browserWords(navigator.userAgent))),
    onError: tellOfDevice,
    onSettled: refreshAccount,
  })
  const removing = useMutation({
    mutationFn: (id: string) => proven(() => call('removePasskey', { params: { id } })),
    onError: tellWhy,
    onSettled: refreshAccount,
  })
  const isOffered = ways.data?.passkeys === true
  return (
    <Section
      title="Passkeys"
      sentence={
        isOffered
          ? 'Your telephone, computer or security key signs you in, and asks that it is you.'
          : 'They need https, or the studio opened as localhost.'
      }
      action={
        isOffered && (
          <Button disabled={adding.isPending} onClick={() => adding.mutate()}>
            Add a passkey
          </Button>
        )
      }
    >
      {account.passkeys.length > 0 && (
        <Rows>
          {account.passkeys.map(({ id, name, createdAt, usedAt }) => (
            <Row
              key={id}
              title={name}
              note={`added ${ago(createdAt)}, ${usedAt === '' ? 'not used yet' : `last used ${ago(usedAt)}`}`}
              action={
                <Button
                  size={28}
                  aria-label={`Remove the passkey ${name}`}
                  disabled={removing.isPending}
                  onClick={() => removing.mutate(id)}
                >
                  Remove
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {dialog}
    </Section>
  )
}
