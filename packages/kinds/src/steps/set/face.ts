import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const SetSettings = Type.Object({ value: Formula('Value') }, { title: 'Set', ...strict })
export type SetSettings = Static<typeof SetSettings>

export const setFace = stepFace({
  kind: 'set',
  role: 'names',
  title: 'Set',
  summary: 'Works a value out and gives it a name.',
  icon: 'variable',
  group: 'values',
  vocabulary: ['set', 'value', 'variable', 'compute', 'let', 'formula'],
  settings: SetSettings,
  defaults: { value: '0' },
  sentence: (step) => `Sets ${step.name ?? 'a value'} to ${saidOf(step, 'value')}`,
  yields: always,
  firstName: () => 'value',
  changeable: true,
})
