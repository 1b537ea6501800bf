import { Type, type Static } from 'typebox'
import { stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { spokenValue } from '../spoken.ts'

export const FailSettings = Type.Object(
  {
    status: Type.Integer({ title: 'Status', minimum: 400, maximum: 599 }),
    code: Type.Optional(
      Type.String({
        title: 'Field or code',
        description: 'Which field is at fault, such as email; or a code for programs.',
        minLength: 1,
        maxLength: 80,
      }),
    ),
    message: Formula('Message', 'A text.'),
    details: Type.Optional(Formula('Details')),
  },
  { title: 'Fail', ...strict },
)
export type FailSettings = Static<typeof FailSettings>

export const failFace = stepFace({
  kind: 'fail',
  title: 'Fail',
  summary: 'Ends the flow with an error.',
  icon: 'octagon-x',
  group: 'control',
  vocabulary: ['fail', 'error', 'refuse', 'reject', 'throw', 'abort'],
  settings: FailSettings,
  defaults: { status: 400, message: "'This can’t be done.'" },
  sentence: (step) =>
    `Fails with ${textOf(step, 'status')}: ${spokenValue(textOf(step, 'message'))}`,
})
