import { Type, type Static } from 'typebox'
import { always, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const VerifyTokenSettings = Type.Object(
  { token: Formula('Token') },
  { title: 'Verify a token', ...strict },
)
export type VerifyTokenSettings = Static<typeof VerifyTokenSettings>

export const verifyTokenFace = stepFace({
  kind: 'verifyToken',
  title: 'Verify a token',
  summary: 'Whose access token it is: id and role, or nothing.',
  icon: 'badge-check',
  group: 'security',
  vocabulary: ['verify', 'token', 'jwt', 'check'],
  settings: VerifyTokenSettings,
  defaults: { token: '' },
  sentence: (step) => `Verifies the token ${textOf(step, 'token')}`,
  yields: always,
})
