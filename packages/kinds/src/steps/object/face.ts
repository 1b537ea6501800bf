import { Type, type Static } from 'typebox'
import { always, namesSaid, stepFace } from '../face.ts'
import { NamedFormulas, strict } from '../settings.ts'

export const ObjectSettings = Type.Object(
  { entries: NamedFormulas('Members') },
  { title: 'Object', ...strict },
)
export type ObjectSettings = Static<typeof ObjectSettings>

export const objectFace = stepFace({
  kind: 'object',
  title: 'Object',
  summary: 'Puts values together under their names.',
  icon: 'braces',
  group: 'values',
  vocabulary: ['object', 'build', 'record', 'shape'],
  settings: ObjectSettings,
  defaults: { entries: {} },
  sentence: (step) => `Puts together${namesSaid(step, 'entries', ' ') || ' …'}`,
  yields: always,
  firstName: () => 'result',
})
