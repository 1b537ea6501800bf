import { Type, type Static } from 'typebox'
import { saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const WaitSettings = Type.Object(
  { milliseconds: Formula('Milliseconds', 'At most 60,000.') },
  { title: 'Wait', ...strict },
)
export type WaitSettings = Static<typeof WaitSettings>

export const waitFace = stepFace({
  kind: 'wait',
  title: 'Wait',
  summary: 'Goes on after a while.',
  icon: 'timer',
  unforeseen: true,
  group: 'control',
  vocabulary: ['wait', 'sleep', 'delay', 'pause'],
  settings: WaitSettings,
  defaults: { milliseconds: '1000' },
  sentence: (step) => `Waits ${saidOf(step, 'milliseconds')} milliseconds`,
})
