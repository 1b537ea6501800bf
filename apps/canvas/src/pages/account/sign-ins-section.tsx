import type { Session } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { ago } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../server/client.ts'
import { browserWords } from './browser-words.ts'
import { useProof } from './proof.tsx'
import { refreshAccount, useSignIns } from './queries.ts'
import { Row, Rows, Section } from './section.tsx'
import { tellWhy } from './tell-why.ts'

/** Where this account is signed in, each to be ended. */
export function SignInsSection() {
  const signIns = useSignIns()
  const { proven, dialog } = useProof()
  const ending = useMutation({
    mutationFn: (ids: readonly string[]) =>
      proven(async () => {
        for (const id of ids) await call('endSession', { params: { id } })
      }),
    onError: tellWhy,
    onSettled: refreshAccount,
  })
  const rows = signIns.data ?? []
  const others = rows.filter(({ current }) => !current).map(({ id }) => id)
  return (
    <Section
      title="Where you are signed in"
      sentence="Browsers, and programs by their tokens."
      action={
        others.length > 0 && (
          <Button disabled={ending.isPending} onClick={() => ending.mutate(others)}>
            End all others
          </Button>
        )
      }
    >
      <Rows>
        {rows.map((one) => (
          <Row
            key={one.id}
            title={
              <>
                {titleOf(one)}
                {one.current && <span className="ml-2 text-12 text-ok">this one</span>}
              </>
            }
            note={`${one.address === '' ? '' : `from ${one.address}, `}last used ${ago(one.lastSeenAt)}, since ${new Date(one.createdAt).toLocaleDateString()}`}
            action={
              !one.current && (
                <Button
                  size={28}
                  aria-label={`End ${titleOf(one)}`}
                  disabled={ending.isPending}
                  onClick={() => ending.mutate([one.id])}
                >
                  End
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {dialog}
    </Section>
  )
}

const titleOf = ({ kind, browser }: Session): string =>
  kind === 'program' ? `A program: ${browserWords(browser)}` : browserWords(browser)
