import { Type, type Static } from 'typebox'
import { always, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const SignSettings = Type.Object(
  {
    value: Formula('Text'),
    secret: Formula('Secret', 'Such as secrets.WEBHOOK_SECRET.'),
    as: Type.Optional(
      Type.Enum(['hex', 'base64', 'base64url'] as const, { title: 'As', default: 'hex' }),
    ),
  },
  { title: 'Sign', ...strict },
)
export type SignSettings = Static<typeof SignSettings>

export const signFace = stepFace({
  kind: 'sign',
  title: 'Sign',
  summary: 'A signature (HMAC-SHA-256) that only those who know the secret can make.',
  icon: 'signature',
  group: 'security',
  vocabulary: ['sign', 'hmac', 'signature', 'webhook'],
  settings: SignSettings,
  defaults: { value: '', secret: 'secrets.SIGNING_SECRET' },
  sentence: (step) => `Signs ${textOf(step, 'value')}`,
  yields: always,
})
