import type { Levels } from '../levels.ts'
import type { KindFace } from '../part-kind.ts'
import { identifierOf } from './account-table.ts'
import { AuthSettings } from './settings.ts'
import { shownWays } from './ways/shown-ways.ts'
import { nextOfAuth } from './next.ts'

export const authFace: KindFace<AuthSettings> = {
  kind: 'auth',
  role: 'people',
  about: {
    title: 'Sign-in',
    summary: 'Lets people register and sign in, and says who is calling.',
    sentence: ({ settings }) =>
      `People sign in with ${identifierOf(settings)} and get a ${settings.method === 'session' ? 'session cookie' : 'token'}${besides(settings)}`,
    icon: 'key-round',
    group: 'people',
    colour: 'auth',
    vocabulary: [
      'auth',
      'authentication',
      'login',
      'log in',
      'log-in',
      'sign in',
      'sign-in',
      'register',
      'accounts',
    ],
  },
  settings: AuthSettings,
  levels: {
    identifier: 'standard',
    refreshDays: 'standard',
    carrier: 'expert',
    scheme: 'expert',
    accessMinutes: 'expert',
    path: 'expert',
    routes: 'expert',
  } satisfies Levels<AuthSettings>,
  next: nextOfAuth,
  ports: [
    { to: 'table', meaning: 'keeps its accounts in' },
    { to: 'api', meaning: 'guards' },
    { to: 'mail', meaning: 'sends its mail by' },
  ],
  defaults: {},
}

/** The ways that are drawn beside passwords, by their titles. */
function besides(settings: AuthSettings): string {
  const titles = new Set(shownWays(settings).map(({ face }) => face.about.title))
  return titles.size === 0 ? '' : `; besides: ${[...titles].join(', ')}`
}
