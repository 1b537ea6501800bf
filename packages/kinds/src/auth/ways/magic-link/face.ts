import { Type, type Static } from 'typebox'
import { SIGNED_IN } from '../answers.ts'
import { answer } from '../../../openapi.ts'
import { askingRoute, pageRoute, usingRoute } from '../mailed/routes.ts'
import { Minutes, Page } from '../mailed/settings.ts'
import type { WayFace } from '../way-face.ts'
import { timeWords } from '../mailed/time-words.ts'

export const MagicLinkSettings = Type.Object(
  { kind: Type.Literal('magicLink'), minutes: Minutes(10, 60), page: Page },
  { title: 'Sign in by a link', additionalProperties: false },
)
export type MagicLinkSettings = Static<typeof MagicLinkSettings>

export const magicLinkFace: WayFace<MagicLinkSettings> = {
  kind: 'magicLink',
  about: {
    title: 'Sign in by a link',
    summary: 'People sign in without a password, by a link that is mailed to them.',
    sentence: ({ minutes = 10 }) => `A link by mail, good for ${timeWords(minutes)}`,
    icon: 'wand-sparkles',
    vocabulary: ['magic link', 'passwordless', 'sign in by email', 'email link'],
  },
  settings: MagicLinkSettings,
  defaults: {},
  asks: ['credentials', 'signedIn', 'throttle', 'publicUrl', 'links', 'tickets'],
  routes: (_settings, auth, proved = SIGNED_IN) => [
    askingRoute(
      { path: '/magic-link', name: 'askForMagicLink', summary: 'Ask for a link to sign in by' },
      auth,
    ),
    pageRoute({
      path: '/magic-link/open',
      name: 'showMagicLink',
      summary: 'The page that a link to sign in leads to',
    }),
    usingRoute(
      { path: '/magic-link/open', name: 'openMagicLink', summary: 'Sign in by a link' },
      {},
      { 200: answer('Signed in.', proved) },
    ),
  ],
}
