import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'
import { PROJECT_ROLES } from './roles.ts'
import { closed, Email, Secret } from './signed.ts'

const Role = Type.Enum(PROJECT_ROLES)
/** Owners are made of members: nobody becomes one by a link. */
const InvitedRole = Type.Enum(['viewer', 'editor'] as const)

/** Somebody who works on a project. */
export const Member = Type.Object({
  account: Id,
  name: Type.String(),
  email: Type.String(),
  role: Role,
  since: Time,
  isYou: Type.Boolean(),
})
export type Member = Frozen<Static<typeof Member>>

/** A link that somebody has not followed yet. */
export const Invitation = Type.Object({
  id: Id,
  role: InvitedRole,
  /** The only one who may follow it; empty where anybody may who has it. */
  email: Type.String(),
  /** Who made it. */
  who: Type.String(),
  createdAt: Time,
  expiresAt: Time,
})
export type Invitation = Frozen<Static<typeof Invitation>>

/** What is said to whoever has a link, before they follow it. */
export const Invited = Type.Object({
  project: Type.String(),
  role: InvitedRole,
  who: Type.String(),
})
export type Invited = Frozen<Static<typeof Invited>>

/** A line of the log about a project. */
export const ProjectEvent = Type.Object({
  number: Type.Integer(),
  at: Time,
  /** `member-joined`, `secret-set`, … */
  event: Type.String(),
  who: Type.String(),
  /** Whom, or what, it was about; empty where the event says it all. */
  what: Type.String(),
})
export type ProjectEvent = Frozen<Static<typeof ProjectEvent>>

const OfMember = Type.Object({ ...params.properties, account: Id }, closed)
const Token = Type.Object({ token: Secret }, closed)
const Members = Type.Object({ data: Type.Array(Member) })

export const members = {
  listMembers: contract({
    method: 'GET',
    path: '/projects/:project/members',
    summary: 'Who works on the project',
    permission: 'viewer',
    params,
    reply: Members,
  }),
  changeMember: contract({
    method: 'PATCH',
    path: '/projects/:project/members/:account',
    summary: 'Give a member another role; the last owner stays',
    permission: 'owner',
    params: OfMember,
    body: Type.Object({ role: Role }, closed),
    reply: Members,
  }),
  removeMember: contract({
    method: 'DELETE',
    path: '/projects/:project/members/:account',
    summary: 'Remove a member; what they have open ends',
    permission: 'owner',
    params: OfMember,
    reply: Members,
  }),
  transferProject: contract({
    method: 'POST',
    path: '/projects/:project/transfer',
    summary: 'Hand the project over to a member, and be an editor from then on',
    permission: 'owner',
    params,
    body: Type.Object({ account: Id }, closed),
    reply: Members,
  }),
  leaveProject: contract({
    method: 'POST',
    path: '/projects/:project/leave',
    summary: 'Leave the project; its last owner can’t',
    permission: 'viewer',
    params,
  }),
  listInvitations: contract({
    method: 'GET',
    path: '/projects/:project/invitations',
    summary: 'Links that nobody has followed yet',
    permission: 'owner',
    params,
    reply: Type.Object({ data: Type.Array(Invitation) }),
  }),
  invite: contract({
    method: 'POST',
    path: '/projects/:project/invitations',
    summary: 'Make a link that lets somebody in, once; by mail where mail is sent',
    permission: 'owner',
    params,
    body: Type.Object({ role: InvitedRole, email: Type.Optional(Email) }, closed),
    reply: Type.Object({
      invitation: Invitation,
      /** What stands behind # in the link. It is told this once. */
      token: Type.String(),
      /** Whether it goes out by mail. */
      isMailed: Type.Boolean(),
    }),
    status: 201,
  }),
  revokeInvitation: contract({
    method: 'DELETE',
    path: '/projects/:project/invitations/:invitation',
    summary: 'Make a link worthless',
    permission: 'owner',
    params: Type.Object({ ...params.properties, invitation: Id }, closed),
  }),
  readInvitation: contract({
    method: 'POST',
    path: '/invitations/read',
    summary: 'What a link leads to, with what stands behind # in it',
    permission: 'account',
    body: Token,
    reply: Invited,
  }),
  acceptInvitation: contract({
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Follow a link into its project',
    permission: 'account',
    body: Token,
    reply: Type.Object({ project: Id }),
  }),
  listProjectEvents: contract({
    method: 'GET',
    path: '/projects/:project/events',
    summary: 'Who did what to the project besides drawing, the newest first',
    permission: 'owner',
    params,
    query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }, closed),
    reply: Type.Object({ data: Type.Array(ProjectEvent) }),
  }),
} as const
