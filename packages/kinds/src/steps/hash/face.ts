import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const HashSettings = Type.Object(
  { value: Formula('Password') },
  { title: 'Hash a password', ...strict },
)
export type HashSettings = Static<typeof HashSettings>

export const hashFace = stepFace({
  kind: 'hash',
  title: 'Hash a password',
  summary: 'Makes a hash of a password, which can be kept and does not give it away.',
  icon: 'fingerprint',
  group: 'security',
  vocabulary: ['hash', 'password', 'argon2', 'encrypt'],
  settings: HashSettings,
  defaults: { value: 'body.password' },
  sentence: (step) => `Makes a hash of ${saidOf(step, 'value')}, which nobody can turn back`,
  yields: always,
  firstName: () => 'passwordHash',
})
