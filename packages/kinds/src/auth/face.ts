import type { KindFace } from '../part-kind.ts'
import { identifierOf } from './account-table.ts'
import { AuthSettings } from './settings.ts'

export const authFace: KindFace<AuthSettings> = {
  kind: 'auth',
  about: {
    title: 'Sign-in',
    summary: 'Lets people register and sign in, and says who is calling.',
    sentence: ({ settings }) =>
      `People sign in with ${identifierOf(settings)} and get a ${settings.method === 'session' ? 'session cookie' : 'token'}`,
    icon: 'key-round',
    group: 'people',
    colour: 'auth',
    vocabulary: [
      'auth',
      'authentication',
      'login',
      'log in',
      'sign in',
      'sign-in',
      'register',
      'accounts',
    ],
  },
  settings: AuthSettings,
  ports: [
    { to: 'table', meaning: 'keeps its accounts in' },
    { to: 'api', meaning: 'guards' },
    { to: 'mail', meaning: 'sends its mail by' },
  ],
  defaults: {},
}
