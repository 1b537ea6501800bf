import { Type, type Static } from 'typebox'
import { always, slots, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { spoken } from '../spoken.ts'

export const IfSettings = Type.Object({ condition: Formula('When') }, { title: 'If', ...strict })
export type IfSettings = Static<typeof IfSettings>

export const ifFace = stepFace({
  kind: 'if',
  role: 'chooses',
  title: 'If',
  summary: 'Does one thing or the other.',
  icon: 'split',
  group: 'control',
  vocabulary: ['if', 'else', 'condition', 'decide', 'when', 'branch', 'check'],
  settings: IfSettings,
  defaults: { condition: 'true' },
  sentence: (step) => `If ${spoken(textOf(step, 'condition'))}`,
  slots: slots({ name: 'then', title: 'When it is so' }, { name: 'else', title: 'Otherwise' }),
  yields: always,
  ways: 'one',
  looksOnly: true,
})
