import { Type, type Static } from 'typebox'
import { saidOf, stepFace, textOf } from '../face.ts'
import { Formula, strict, Variable } from '../settings.ts'

export const ChangeSettings = Type.Object(
  { variable: Variable, value: Formula('New value') },
  { title: 'Change', ...strict },
)
export type ChangeSettings = Static<typeof ChangeSettings>

export const changeFace = stepFace({
  kind: 'change',
  role: 'replaces',
  title: 'Change',
  summary: 'Gives a new value to something that was set before.',
  icon: 'pen-line',
  group: 'values',
  vocabulary: ['change', 'assign', 'increase', 'variable'],
  settings: ChangeSettings,
  defaults: { variable: '', value: '0' },
  sentence: (step) => `Changes ${textOf(step, 'variable')} to ${saidOf(step, 'value')}`,
})
