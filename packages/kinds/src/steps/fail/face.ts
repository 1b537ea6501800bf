import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { spokenValue } from '../spoken.ts'

export const FailSettings = Type.Object(
  {
    status: Type.Integer({ title: 'Status', minimum: 400, maximum: 599 }),
    message: Formula('Message', 'A text.'),
    field: Type.Optional(
      Type.String({
        title: 'Field',
        description: 'Which field is at fault, such as email.',
        minLength: 1,
        maxLength: 80,
      }),
    ),
    code: Type.Optional(
      Type.String({
        title: 'Code',
        description: 'What programs tell it apart by, such as soldOut.',
        minLength: 1,
        maxLength: 80,
      }),
    ),
    details: Type.Optional(Formula('Details', 'More of it, for programs.')),
  },
  { title: 'Fail', ...strict },
)
export type FailSettings = Static<typeof FailSettings>

export const failFace = stepFace({
  kind: 'fail',
  role: 'refuses',
  title: 'Fail',
  summary: 'Ends the flow with an error.',
  icon: 'octagon-x',
  group: 'control',
  vocabulary: ['fail', 'error', 'refuse', 'reject', 'throw', 'abort'],
  settings: FailSettings,
  levels: { field: 'standard', code: 'standard', details: 'expert' } satisfies Levels<FailSettings>,
  defaults: { status: 400, message: "'This can’t be done.'" },
  sentence: (step) =>
    `Fails with ${textOf(step, 'status')}: ${spokenValue(textOf(step, 'message'))}`,
  ends: true,
})
