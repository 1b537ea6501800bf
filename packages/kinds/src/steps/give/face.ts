import { Type, type Static } from 'typebox'
import { saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const GiveSettings = Type.Object({ value: Formula('Value') }, { title: 'Give', ...strict })
export type GiveSettings = Static<typeof GiveSettings>

export const giveFace = stepFace({
  kind: 'give',
  role: 'yields',
  title: 'Give',
  summary:
    'Says what the value of the body is that it stands in, of a flow that was called, or of a row that is about to be created or changed.',
  icon: 'corner-down-left',
  group: 'control',
  vocabulary: ['give', 'yield', 'result', 'return', 'output'],
  settings: GiveSettings,
  defaults: { value: '' },
  sentence: (step) => `Gives ${saidOf(step, 'value')}`,
  ends: true,
  place: 'taken',
})
