import { Type, type Static } from 'typebox'
import { always, stepFace, textOf } from '../face.ts'
import { NamedFormulas, strict } from '../settings.ts'

export const CallSettings = Type.Object(
  {
    flow: Type.String({ title: 'Flow', format: 'flow', minLength: 1, maxLength: 64 }),
    inputs: Type.Optional(NamedFormulas('Inputs')),
  },
  { title: 'Call a flow', ...strict },
)
export type CallSettings = Static<typeof CallSettings>

export const callFace = stepFace({
  kind: 'call',
  title: 'Call a flow',
  summary: 'Does what another flow does, and has its value.',
  icon: 'workflow',
  group: 'control',
  vocabulary: ['call', 'flow', 'reuse', 'function', 'run'],
  settings: CallSettings,
  defaults: { flow: '', inputs: {} },
  sentence: (step, words) => `Does “${words.flow(textOf(step, 'flow'))}”`,
  yields: always,
  firstName: () => 'result',
})
