import type { JsonObject as Settings, Manifest } from '@drawbridge/manifest'
import { answer, inputObject, objectSchema, type JsonObject } from '../../../openapi.ts'
import type { RouteMembers } from '../../../contribution.ts'
import { memberRoles } from '../../../organisation/offered-rules.ts'
import { SIGNED_IN } from '../answers.ts'
import { pageRoute, TOKEN } from '../mailed/routes.ts'
import type { AroundWay, WayFace, WayRoute } from '../way-face.ts'
import { InvitationsSettings, type Inviter } from './settings.ts'

const KEY: JsonObject = { type: ['integer', 'string'], description: 'Id of the organisation.' }

/** What somebody may be invited as. */
const roleIn = ({ by = [] }: InvitationsSettings): JsonObject => ({
  type: 'string',
  enum: [...new Set(by.flatMap(({ gives }) => gives))],
  description: 'What they are going to be there.',
})

/** Whether members have roles, as far as what was chosen tells. */
const hasRoles = ({ by }: InvitationsSettings): boolean => by !== undefined

/** Who may invite, and what other members are told. */
const inviting = ({ by }: InvitationsSettings, otherwise: 403 | 404): RouteMembers => ({
  roles: by?.map(({ role }) => role) ?? null,
  otherwise,
})

const invitation = (settings: InvitationsSettings): JsonObject => {
  const members = {
    id: { type: 'string' },
    organisationId: KEY,
    email: { type: 'string' },
    ...(hasRoles(settings) && { role: roleIn(settings) }),
    createdAt: { type: 'string', format: 'date-time' },
    expiresAt: { type: 'string', format: 'date-time', description: 'From then on it is no good.' },
  }
  return objectSchema(members, Object.keys(members))
}

const joined = (settings: InvitationsSettings): JsonObject =>
  objectSchema({ organisationId: KEY, ...(hasRoles(settings) && { role: roleIn(settings) }) }, [
    'organisationId',
    ...(hasRoles(settings) ? ['role'] : []),
  ])

const ID: JsonObject = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the invitation.',
  schema: {
    type: 'string',
    format: 'uuid',
    pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  },
}

/** What those who may invite do, and whoever is invited and has an account. */
export const memberRoutes = (settings: InvitationsSettings): readonly WayRoute[] => [
  {
    method: 'POST',
    path: '/invitations',
    name: 'invite',
    summary: 'Invite somebody by e-mail',
    access: ['signedIn'],
    members: inviting(settings, 403),
    described: {
      body: inputObject(
        {
          organisationId: KEY,
          email: { type: 'string', format: 'email', maxLength: 254 },
          ...(hasRoles(settings) && { role: roleIn(settings) }),
        },
        ['organisationId', 'email', ...(hasRoles(settings) ? ['role'] : [])],
      ),
      success: { 201: answer('The invitation; mail is on its way.', invitation(settings)) },
      problems: [400, 403, 404, 409, 415],
    },
  },
  {
    method: 'GET',
    path: '/invitations',
    name: 'listInvitations',
    summary: 'List invitations that nobody has accepted',
    access: ['signedIn'],
    members: inviting(settings, 403),
    described: {
      parameters: [
        {
          name: 'organisationId',
          in: 'query',
          required: true,
          description: 'The organisation that they are into.',
          schema: KEY,
        },
      ],
      success: {
        200: answer(
          'The latest hundred, the last one first.',
          objectSchema({ data: { type: 'array', items: invitation(settings) } }, ['data']),
        ),
      },
      problems: [400, 403, 404],
    },
  },
  {
    method: 'POST',
    path: '/invitations/{id}/resend',
    name: 'resendInvitation',
    summary: 'Send an invitation again',
    access: ['signedIn'],
    members: inviting(settings, 404),
    described: {
      parameters: [ID],
      success: { 204: { description: 'Mail is on its way; the link of before is no good.' } },
      problems: [404],
    },
  },
  {
    method: 'DELETE',
    path: '/invitations/{id}',
    name: 'revokeInvitation',
    summary: 'Take an invitation back',
    access: ['signedIn'],
    members: inviting(settings, 404),
    described: {
      parameters: [ID],
      success: { 204: { description: 'Its link is no good any more.' } },
      problems: [404],
    },
  },
  {
    method: 'POST',
    path: '/invitations/accept',
    name: 'acceptInvitation',
    summary: 'Accept an invitation',
    access: ['signedIn'],
    described: {
      body: inputObject({ token: TOKEN }, ['token']),
      success: { 200: answer('A member from now on.', joined(settings)) },
      problems: [400, 403, 404, 409, 415],
    },
  },
]

/** What somebody new does, and the page that leads there. */
export const newcomerRoutes = (_auth: AroundWay, proved: JsonObject): readonly WayRoute[] => [
  pageRoute({
    path: '/invitations/register',
    name: 'showInvitation',
    summary: 'The page that an invitation leads to',
  }),
  {
    method: 'POST',
    path: '/invitations/register',
    name: 'registerInvited',
    summary: 'Open an account with the address that was invited, and accept',
    access: ['public'],
    beginsSession: true,
    described: {
      body: inputObject(
        {
          token: TOKEN,
          password: { type: 'string', format: 'password', minLength: 15, maxLength: 128 },
        },
        ['token', 'password'],
      ),
      takesAccount: true,
      success: { 201: answer('The new account, a member, signed in.', proved) },
      problems: [400, 404, 409, 415],
    },
  },
]

function whoInvites(by: readonly Inviter[]): string {
  if (by.length === 0) return 'Every member invites'
  return by.map(({ role, gives }) => `${role} invites as ${gives.join(', ')}`).join('; ')
}

/** Whoever leads an organisation gives every role; the roles of a drawing say who that may be. */
function defaultsIn(drawing: Manifest): Settings {
  const roles = memberRoles(drawing)
  const leader = roles.find((role) => LEADERS.has(role.toLowerCase())) ?? roles[0]
  return leader === undefined ? {} : { by: [{ role: leader, gives: [...roles] }] }
}

const LEADERS: ReadonlySet<string> = new Set(['owner', 'admin', 'manager', 'founder'])

export const invitationsFace: WayFace<InvitationsSettings> = {
  kind: 'invitations',
  about: {
    title: 'Invitations',
    summary: 'Members bring others into their organisation, by a link that is mailed to them.',
    sentence: ({ by = [], days = 7 }, drawing) =>
      by.length === 0 && drawing !== undefined && memberRoles(drawing).length > 0
        ? 'Nobody may invite yet'
        : `${whoInvites(by)}, for ${days} days`,
    icon: 'user-plus',
    vocabulary: ['invite', 'invitation', 'invitations', 'team members', 'add members', 'join'],
  },
  settings: InvitationsSettings,
  defaults: {},
  defaultsIn,
  asks: ['credentials', 'signedIn', 'newPassword', 'throttle', 'publicUrl', 'links'],
  routes: (settings, auth, proved = SIGNED_IN) => [
    ...memberRoutes(settings),
    ...newcomerRoutes(auth, proved),
  ],
}
