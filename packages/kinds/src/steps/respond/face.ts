import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf } from '../face.ts'
import { spokenValue } from '../spoken.ts'
import { Formula, strict } from '../settings.ts'

export const RespondSettings = Type.Object(
  {
    status: Type.Optional(
      Type.Integer({ title: 'Status', minimum: 200, maximum: 599, default: 200 }),
    ),
    as: Type.Optional(
      Type.Enum(['json', 'text', 'html', 'redirect', 'file', 'stream', 'nothing'] as const, {
        title: 'As',
        default: 'json',
      }),
    ),
    body: Type.Optional(Formula('Answer')),
    fileName: Type.Optional(Formula('File name', 'Of an answer as a file.')),
    fileType: Type.Optional(Formula('Media type', 'Of an answer as a file, such as image/png.')),
    headers: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$' }), Formula('Value'), {
        title: 'Headers',
        additionalProperties: false,
      }),
    ),
  },
  { title: 'Respond', ...strict },
)
export type RespondSettings = Static<typeof RespondSettings>

export const respondFace = stepFace({
  kind: 'respond',
  role: 'answers',
  title: 'Respond',
  summary: 'Answers the caller, and ends the flow.',
  icon: 'send',
  group: 'control',
  vocabulary: ['respond', 'answer', 'reply', 'return', 'send', 'redirect'],
  settings: RespondSettings,
  levels: {
    fileName: 'standard',
    fileType: 'standard',
    headers: 'expert',
  } satisfies Levels<RespondSettings>,
  defaults: { status: 200, as: 'json', body: '{}' },
  sentence: (step) => {
    const status = textOf(step, 'status', '200')
    const body = step.settings['body']
    return `Answers ${status}${typeof body === 'string' ? ` with ${spokenValue(body)}` : ''}`
  },
  ends: true,
  place: 'endpoint',
})
