import { Type, type Static } from 'typebox'
import { saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const EndSessionsSettings = Type.Object(
  { user: Formula('Account', 'The account, or its id.') },
  { title: 'Sign out everywhere', ...strict },
)
export type EndSessionsSettings = Static<typeof EndSessionsSettings>

export const endSessionsFace = stepFace({
  kind: 'endSessions',
  title: 'Sign out everywhere',
  summary: 'Ends every sign-in of an account, on all of its devices.',
  icon: 'log-out',
  group: 'security',
  vocabulary: ['sign out', 'log out', 'logout', 'session', 'revoke', 'password'],
  settings: EndSessionsSettings,
  defaults: { user: 'user' },
  sentence: (step) => `Signs ${saidOf(step, 'user')} out everywhere`,
  needs: ['auth'],
})
