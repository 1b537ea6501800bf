import { useMutation, useQuery } from '@tanstack/react-query'
import type { User } from '@drawbridge/protocol'
import { projectAddress } from '../../routes.ts'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { go } from '../../use-place.ts'
import { Door, DoorProblem } from '../sign-in/door.tsx'
import { forgetToken, keptToken } from './kept-token.ts'

const MAY = {
  viewer: 'You may look at everything in it, and change nothing.',
  editor: 'You may draw in it, run it and generate its code.',
} as const

/** Where a link leads that lets somebody into a project. Opening it changes nothing yet. */
export function InvitationPage({ user }: { readonly user: User }) {
  const token = keptToken()
  const invited = useQuery({
    queryKey: ['invitation', token, user.id],
    enabled: token !== '',
    queryFn: ({ signal }) => call('readInvitation', { body: { token }, signal }),
  })
  const accepting = useMutation({
    mutationFn: () => call('acceptInvitation', { body: { token } }),
    onSuccess: ({ project }) => {
      forgetToken()
      void queryClient.invalidateQueries({ queryKey: ['projects'] })
      go(projectAddress(project), 'replace')
    },
  })
  const error = invited.error ?? accepting.error
  const { data } = invited
  return (
    <Door
      title={data ? `Work on ${data.project}` : 'An invitation'}
      sentence={
        data
          ? `${data.who} invites you. ${MAY[data.role]}`
          : token === ''
            ? 'There is nothing behind this link. Open it again as it was given to you.'
            : 'It leads into somebody’s project.'
      }
    >
      <div className="flex flex-col gap-4">
        {error && <DoorProblem text={reasonOf(error)} />}
        {data && (
          <Button
            look="primary"
            size={40}
            autoFocus
            disabled={accepting.isPending}
            onClick={() => accepting.mutate()}
          >
            Join as {user.email}
          </Button>
        )}
        <Button size={40} look="quiet" onClick={() => go('/')}>
          To my projects
        </Button>
      </div>
    </Door>
  )
}
