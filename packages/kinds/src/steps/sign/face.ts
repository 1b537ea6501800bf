import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { SIGNING } from '../signing.ts'

export const SignSettings = Type.Object(
  {
    value: Formula('Text'),
    key: Formula('Key', 'Such as secrets.WEBHOOK_KEY.', 'secrets'),
    ...SIGNING,
  },
  { title: 'Sign', ...strict },
)
export type SignSettings = Static<typeof SignSettings>

export const signFace = stepFace({
  kind: 'sign',
  title: 'Sign',
  summary: 'Makes a signature (HMAC) of a text, which proves that it comes from here.',
  icon: 'signature',
  group: 'security',
  vocabulary: ['sign', 'signature', 'hmac', 'sha256', 'webhook'],
  settings: SignSettings,
  levels: { algorithm: 'expert', as: 'expert' } satisfies Levels<SignSettings>,
  defaults: { value: '', key: 'secrets.SIGNING_KEY' },
  sentence: (step) => `Signs ${textOf(step, 'value')} with ${textOf(step, 'key')}`,
  yields: always,
  firstName: () => 'signature',
})
