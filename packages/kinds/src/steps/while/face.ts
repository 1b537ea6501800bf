import { Type, type Static } from 'typebox'
import { slots, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { spoken } from '../spoken.ts'

export const WhileSettings = Type.Object(
  {
    condition: Formula('As long as'),
    atMost: Type.Integer({
      title: 'At the most',
      description: 'How many times; after that the flow fails.',
      minimum: 1,
      maximum: 100_000,
    }),
  },
  { title: 'While', ...strict },
)
export type WhileSettings = Static<typeof WhileSettings>

export const whileFace = stepFace({
  kind: 'while',
  title: 'While',
  summary: 'Does something again as long as a condition holds, but not for ever.',
  icon: 'rotate-cw',
  unforeseen: true,
  group: 'control',
  vocabulary: ['while', 'loop', 'until', 'again', 'repeat'],
  settings: WhileSettings,
  defaults: { condition: 'false', atMost: 100 },
  sentence: (step) =>
    `As long as ${spoken(textOf(step, 'condition'))}, at most ${textOf(step, 'atMost')} times`,
  slots: slots({ name: 'body', title: 'Each time' }),
  repeats: true,
  looksOnly: true,
})
