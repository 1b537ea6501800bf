import type { Account } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { goToProvider } from '../../server/provider.ts'
import { useWaysIn } from '../../server/queries.ts'
import { ago } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { useProof } from './proof.tsx'
import { refreshAccount } from './queries.ts'
import { Row, Rows, Section } from './section.tsx'
import { tellWhy } from './tell-why.ts'

/** The account at the provider that leads into this one; not there where the studio has no provider. */
export function ConnectionsSection({ account }: { readonly account: Account }) {
  const provider = useWaysIn().data?.provider ?? ''
  const { proven, dialog } = useProof()
  const adding = useMutation({
    mutationFn: () => proven(() => goToProvider('connect', '/account')),
    onError: tellWhy,
  })
  const removing = useMutation({
    mutationFn: (id: string) => proven(() => call('removeConnection', { params: { id } })),
    onError: tellWhy,
    onSettled: refreshAccount,
  })
  if (provider === '' && account.connections.length === 0) return null
  return (
    <Section
      title={provider === '' ? 'Connected accounts' : provider}
      sentence="An account there lets you in here."
      action={
        provider !== '' && (
          <Button disabled={adding.isPending} onClick={() => adding.mutate()}>
            Connect
          </Button>
        )
      }
    >
      {account.connections.length > 0 && (
        <Rows>
          {account.connections.map(({ id, issuer, createdAt }) => (
            <Row
              key={id}
              title={issuer}
              note={`connected ${ago(createdAt)}`}
              action={
                <Button
                  size={28}
                  aria-label={`Disconnect ${issuer}`}
                  disabled={removing.isPending}
                  onClick={() => removing.mutate(id)}
                >
                  Disconnect
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
