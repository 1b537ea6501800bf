import { Type, type Static } from 'typebox'
import { Page } from '../mailed/settings.ts'

const Role = (title: string) =>
  Type.String({ title, format: 'memberRole', minLength: 1, maxLength: 100 })

const Inviter = Type.Object(
  {
    role: Role('Members who are'),
    gives: Type.Array(Role('Role'), {
      title: 'Invite others as',
      description: 'The roles that they may give.',
      minItems: 1,
      maxItems: 50,
    }),
  },
  { title: 'Who may invite', additionalProperties: false },
)
export type Inviter = Static<typeof Inviter>

export const InvitationsSettings = Type.Object(
  {
    kind: Type.Literal('invitations'),
    by: Type.Optional(
      Type.Array(Inviter, {
        title: 'Who may invite',
        description: 'By their role in the organisation. Where members have no roles, all may.',
        maxItems: 50,
      }),
    ),
    days: Type.Optional(
      Type.Integer({
        title: 'Days of an invitation',
        description: 'For so long it is good, once.',
        minimum: 1,
        maximum: 30,
        default: 7,
      }),
    ),
    page: Page,
  },
  { title: 'Invitations', additionalProperties: false },
)
export type InvitationsSettings = Static<typeof InvitationsSettings>
