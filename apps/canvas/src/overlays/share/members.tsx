import { useMutation } from '@tanstack/react-query'
import { PROJECT_ROLES, type Member, type ProjectRole } from '@drawbridge/protocol'
import { UserMinus } from 'lucide-react'
import { Avatar } from '../../together/avatar.tsx'
import { call, reasonOf } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/fields.tsx'
import { go } from '../../use-place.ts'
import { refreshShare, useMembers } from './queries.ts'
import { SureButton } from './sure-button.tsx'

const ROLE_NAMES: Readonly<Record<ProjectRole, string>> = {
  viewer: 'Viewer',
  editor: 'Editor',
  owner: 'Owner',
}

interface MembersProps {
  readonly project: string
  readonly isOwner: boolean
  readonly onLeft: () => void
}

export function Members({ project, isOwner, onLeft }: MembersProps) {
  const members = useMembers(project)
  const { mutate: leave } = useMutation({
    mutationFn: () => call('leaveProject', { params: { project } }),
    onSuccess: () => {
      onLeft()
      refreshShare(project)
      go('/')
    },
    onError: (error) => notify({ tone: 'error', text: reasonOf(error) }),
  })
  return (
    <section aria-label="Members">
      <ul className="divide-y border-y">
        {members.data?.map((member) => (
          <MemberRow key={member.account} {...{ project, member, isOwner }} />
        ))}
      </ul>
      {members.error && <p className="py-2 text-error">{reasonOf(members.error)}</p>}
      {(members.data?.length ?? 0) > 1 && (
        <div className="mt-2 flex justify-end">
          <SureButton label="Leave the project" sure="Leave for good" onSure={() => leave()} />
        </div>
      )}
    </section>
  )
}

interface MemberRowProps {
  readonly project: string
  readonly member: Member
  readonly isOwner: boolean
}

function MemberRow({ project, member, isOwner }: MemberRowProps) {
  const { account, name, email, role, isYou } = member
  const params = { project, account }
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => refreshShare(project),
    onError: (error) => notify({ tone: 'error', text: reasonOf(error) }),
  })
  const give = (next: string): void => {
    const wished = PROJECT_ROLES.find((one) => one === next)
    if (wished) change.mutate(() => call('changeMember', { params, body: { role: wished } }))
  }
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-3 py-2">
      <Avatar account={account} name={name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{isYou ? `${name} (you)` : name}</p>
        {name !== email && <p className="truncate text-12 text-text-3">{email}</p>}
      </div>
      {isOwner && !isYou && (
        <SureButton
          label="Hand over"
          sure="They own it, you edit"
          onSure={() =>
            change.mutate(() => call('transferProject', { params: { project }, body: { account } }))
          }
        />
      )}
      {isOwner ? (
        <Select
          className="w-28"
          aria-label={`Role of ${name}`}
          value={role}
          disabled={change.isPending}
          onChange={(event) => give(event.target.value)}
        >
          {PROJECT_ROLES.map((one) => (
            <option key={one} value={one}>
              {ROLE_NAMES[one]}
            </option>
          ))}
        </Select>
      ) : (
        <span className="text-text-2">{ROLE_NAMES[role]}</span>
      )}
      {isOwner && !isYou && (
        <IconButton
          label={`Remove ${name}`}
          onClick={() => change.mutate(() => call('removeMember', { params }))}
        >
          <UserMinus size={16} />
        </IconButton>
      )}
    </li>
  )
}
