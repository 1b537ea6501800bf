import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, saidOf, slots, stepFace, textOf } from '../face.ts'
import { Formula, strict, ValueName } from '../settings.ts'

export const EachSettings = Type.Object(
  {
    list: Formula('Of'),
    item: ValueName('Each is called'),
    parallel: Type.Optional(
      Type.Integer({
        title: 'At once',
        description: 'How many are worked on at the same time.',
        minimum: 1,
        maximum: 100,
        default: 1,
      }),
    ),
  },
  { title: 'For each', ...strict },
)
export type EachSettings = Static<typeof EachSettings>

export const eachFace = stepFace({
  kind: 'each',
  role: 'repeats',
  title: 'For each',
  summary: 'Does the same for every item of a list.',
  icon: 'repeat',
  group: 'control',
  vocabulary: ['each', 'for', 'loop', 'every', 'repeat', 'iterate'],
  settings: EachSettings,
  levels: { parallel: 'expert' } satisfies Levels<EachSettings>,
  defaults: { list: '', item: 'item' },
  sentence: (step) => `For each ${textOf(step, 'item', 'one')} of ${saidOf(step, 'list')}`,
  slots: slots({ name: 'body', title: 'For each' }),
  yields: always,
  repeats: true,
  looksOnly: true,
})
