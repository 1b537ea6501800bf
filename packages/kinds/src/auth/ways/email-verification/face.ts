import { Type, type Static } from 'typebox'
import { askingRoute, pageRoute, usingRoute } from '../mailed/routes.ts'
import { Minutes, Page } from '../mailed/settings.ts'
import type { WayFace } from '../way-face.ts'

export const EmailVerificationSettings = Type.Object(
  {
    kind: Type.Literal('emailVerification'),
    required: Type.Optional(
      Type.Boolean({
        title: 'Only then sign in',
        description: 'Nobody signs in before they have confirmed their address.',
        default: false,
      }),
    ),
    minutes: Minutes(1440, 10_080),
    page: Page,
  },
  { title: 'Confirmed addresses', additionalProperties: false },
)
export type EmailVerificationSettings = Static<typeof EmailVerificationSettings>

export const emailVerificationFace: WayFace<EmailVerificationSettings> = {
  kind: 'emailVerification',
  about: {
    title: 'Confirmed addresses',
    summary: 'Whoever registers is mailed a link by which they show that the address is theirs.',
    sentence: ({ required }) =>
      required === true ? 'Nobody signs in before that' : 'People may sign in before that',
    icon: 'mail-check',
    vocabulary: ['verify email', 'email verification', 'confirm email', 'confirm address'],
  },
  settings: EmailVerificationSettings,
  defaults: {},
  asks: ['credentials', 'throttle', 'publicUrl', 'links', 'tickets'],
  notesProof: {
    name: 'noteAddress',
    takesOver: 'takeOver',
    module: 'src/auth/email-verification/queries.ts',
  },
  besides: ({ required }) =>
    required === true ? { confirm: { type: 'string', enum: ['email'] } } : {},
  routes: (_settings, auth) => [
    askingRoute(
      {
        path: '/email/confirmation',
        name: 'askForConfirmation',
        summary: 'Ask for another mail to confirm an address by',
      },
      auth,
    ),
    pageRoute({
      path: '/email/confirm',
      name: 'showConfirmation',
      summary: 'The page on which an address is confirmed',
    }),
    usingRoute(
      { path: '/email/confirm', name: 'confirmEmail', summary: 'Confirm an address' },
      {},
      { 204: { description: 'The address is confirmed.' } },
      {
        password: {
          type: 'string',
          format: 'password',
          maxLength: 128,
          description: 'Of the account, where it has one.',
        },
      },
    ),
  ],
}
