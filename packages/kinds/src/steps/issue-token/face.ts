import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const IssueTokenSettings = Type.Object(
  { user: Formula('Account', 'The account, or its id.') },
  { title: 'Sign in', ...strict },
)
export type IssueTokenSettings = Static<typeof IssueTokenSettings>

export const issueTokenFace = stepFace({
  kind: 'issueToken',
  title: 'Sign in',
  summary: 'Begins a sign-in for an account: gives accessToken, expiresIn and refreshToken.',
  icon: 'key-round',
  group: 'security',
  vocabulary: ['token', 'jwt', 'sign in', 'login', 'session', 'issue'],
  settings: IssueTokenSettings,
  defaults: { user: '' },
  sentence: (step) => `Signs ${saidOf(step, 'user')} in`,
  yields: always,
  firstName: () => 'session',
  needs: ['auth'],
})
