import { SIGNED_IN } from '../answers.ts'
import type { AroundWay, WayFace, WayRoute } from '../way-face.ts'
import { isByCookie } from '../../by-cookie.ts'
import { isFirst } from './drawn-providers.ts'
import { calledBy, ProviderSettings, titleOf, type ChosenProvider } from './settings.ts'
import { ownRoutes, sharedRoutes } from './routes.ts'

export const providerFace: WayFace<ChosenProvider> = {
  kind: 'provider',
  about: {
    title: 'Sign in with …',
    summary: 'People sign in with the account that they have at Google, GitHub or elsewhere.',
    sentence: (settings) => `People sign in with ${titleOf(settings)}`,
    icon: 'log-in',
    vocabulary: [
      'google',
      'github',
      'oauth',
      'oauth2',
      'openid connect',
      'oidc',
      'single sign-on',
      'sso',
      'social login',
      'sign in with google',
    ],
  },
  settings: ProviderSettings,
  defaults: { name: 'google', provider: 'google' },
  waysBack: ['auth_identities'],
  asks: ['signedIn', 'throttle', 'publicUrl', 'tickets', 'egress', 'bareAccounts', 'recentSignIn'],
  several: true,
  calls: calledBy,
  routes: routesOf,
}

function routesOf(
  settings: ChosenProvider,
  auth: AroundWay,
  proved = SIGNED_IN,
): readonly WayRoute[] {
  const byCookie = isByCookie(auth)
  return [
    ...ownRoutes(settings, byCookie),
    ...(isFirst(settings, auth) ? sharedRoutes(byCookie, proved) : []),
  ]
}
