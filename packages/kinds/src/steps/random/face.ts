import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, stepFace, textOf } from '../face.ts'
import { strict } from '../settings.ts'

export const RandomSettings = Type.Object(
  {
    bytes: Type.Integer({ title: 'Bytes', minimum: 1, maximum: 256 }),
    as: Type.Optional(
      Type.Enum(['hex', 'base64url', 'uuid'] as const, { title: 'As', default: 'base64url' }),
    ),
  },
  { title: 'Random', ...strict },
)
export type RandomSettings = Static<typeof RandomSettings>

export const randomFace = stepFace({
  kind: 'random',
  title: 'Random',
  summary: 'A text that nobody can guess.',
  icon: 'dices',
  group: 'security',
  vocabulary: ['random', 'token', 'secret', 'uuid', 'nonce'],
  settings: RandomSettings,
  levels: { as: 'standard' } satisfies Levels<RandomSettings>,
  defaults: { bytes: 32, as: 'base64url' },
  sentence: (step) => `Makes ${textOf(step, 'bytes')} random bytes`,
  yields: always,
  firstName: () => 'token',
})
