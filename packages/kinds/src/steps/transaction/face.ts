import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, slots, stepFace } from '../face.ts'
import { strict } from '../settings.ts'

export const TransactionSettings = Type.Object(
  {
    isolation: Type.Optional(
      Type.Enum(['readCommitted', 'repeatableRead', 'serializable'] as const, {
        title: 'Seeing of others',
        description:
          'What is done at the same time: all that is done (read committed), what was done at its beginning (repeatable read), or as if each were alone (serializable).',
        default: 'readCommitted',
      }),
    ),
    retries: Type.Optional(
      Type.Integer({
        title: 'Try again',
        description: 'How often all of it is done again where others got in its way.',
        minimum: 0,
        maximum: 10,
        default: 3,
      }),
    ),
  },
  { title: 'Transaction', ...strict },
)
export type TransactionSettings = Static<typeof TransactionSettings>

export const transactionFace = stepFace({
  kind: 'transaction',
  title: 'Transaction',
  summary: 'Does all of it or nothing.',
  icon: 'lock',
  group: 'control',
  vocabulary: ['transaction', 'atomic', 'all or nothing', 'together'],
  settings: TransactionSettings,
  levels: { isolation: 'expert', retries: 'expert' } satisfies Levels<TransactionSettings>,
  defaults: {},
  sentence: () => 'All of this, or nothing',
  slots: slots({ name: 'body', title: 'All of this' }),
  yields: always,
  place: 'apart',
})
