import { Type, type Static } from 'typebox'
import type { JsonObject } from '../../../openapi.ts'
import { askingRoute, pageRoute, usingRoute } from '../mailed/routes.ts'
import { Minutes, Page } from '../mailed/settings.ts'
import type { WayFace } from '../way-face.ts'
import { timeWords } from '../mailed/time-words.ts'

export const PasswordResetSettings = Type.Object(
  { kind: Type.Literal('passwordReset'), minutes: Minutes(60, 1440), page: Page },
  { title: 'Forgotten passwords', additionalProperties: false },
)
export type PasswordResetSettings = Static<typeof PasswordResetSettings>

const NEW_PASSWORD: JsonObject = {
  type: 'string',
  format: 'password',
  minLength: 15,
  maxLength: 128,
}

export const passwordResetFace: WayFace<PasswordResetSettings> = {
  kind: 'passwordReset',
  about: {
    title: 'Forgotten passwords',
    summary: 'Whoever forgot their password chooses a new one by a link that is mailed to them.',
    sentence: ({ minutes = 60 }) => `A link by mail, good for ${timeWords(minutes)}`,
    icon: 'rotate-ccw-key',
    vocabulary: ['forgot password', 'reset password', 'password reset', 'recover account'],
  },
  settings: PasswordResetSettings,
  defaults: {},
  asks: ['credentials', 'newPassword', 'throttle', 'publicUrl', 'links', 'tickets'],
  routes: (_settings, auth) => [
    askingRoute(
      { path: '/password/forgot', name: 'askForPassword', summary: 'Ask for a new password' },
      auth,
    ),
    pageRoute({
      path: '/password/reset',
      name: 'showPasswordReset',
      summary: 'The page on which a new password is chosen',
    }),
    usingRoute(
      { path: '/password/reset', name: 'resetPassword', summary: 'Choose a new password' },
      { newPassword: NEW_PASSWORD },
      { 204: { description: 'The password is changed, and every sign-in of the account ended.' } },
    ),
  ],
}
