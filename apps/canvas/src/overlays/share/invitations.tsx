import { useMutation } from '@tanstack/react-query'
import { call, reasonOf } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'
import { ago, fullTime } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { refreshShare, useInvitations } from './queries.ts'

/** Links that nobody has followed yet. */
export function Invitations({ project }: { readonly project: string }) {
  const { data } = useInvitations(project)
  const { mutate: revoke } = useMutation({
    mutationFn: (invitation: string) =>
      call('revokeInvitation', { params: { project, invitation } }),
    onSettled: () => refreshShare(project),
    onError: (error) => notify({ tone: 'error', text: reasonOf(error) }),
  })
  if (!data?.length) return null
  return (
    <section aria-labelledby="share-invitations">
      <h3 id="share-invitations" className="text-12 font-medium text-text-2">
        Not followed yet
      </h3>
      <ul className="mt-1 divide-y border-y">
        {data.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1 truncate">
              {email === '' ? 'Anybody with the link' : email}, as {role}
            </span>
            <time className="text-12 text-text-3" dateTime={expiresAt} title={fullTime(expiresAt)}>
              ends {ago(expiresAt)}
            </time>
            <Button size={28} look="quiet" onClick={() => revoke(id)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
