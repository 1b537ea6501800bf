import { Type, type Static } from 'typebox'
import { always, slots, stepFace } from '../face.ts'
import { strict, ValueName } from '../settings.ts'

export const TrySettings = Type.Object(
  { error: Type.Optional(ValueName('What went wrong is called')) },
  { title: 'Try', ...strict },
)
export type TrySettings = Static<typeof TrySettings>

export const tryFace = stepFace({
  kind: 'try',
  title: 'Try',
  summary: 'Does something that may fail, and something else where it did.',
  icon: 'shield',
  group: 'control',
  vocabulary: ['try', 'catch', 'error', 'recover', 'finally', 'failure'],
  settings: TrySettings,
  defaults: {},
  sentence: () => 'Tries, and recovers where it fails',
  slots: slots(
    { name: 'body', title: 'Try' },
    { name: 'recover', title: 'Where it fails' },
    { name: 'finally', title: 'In any case' },
  ),
  yields: always,
})
