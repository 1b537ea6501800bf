import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'
import { spokenValue } from '../spoken.ts'

export const LogSettings = Type.Object(
  {
    level: Type.Optional(
      Type.Enum(['debug', 'info', 'warn', 'error'] as const, { title: 'Level', default: 'info' }),
    ),
    message: Formula('Message', 'A text.'),
    data: Type.Optional(Formula('Data')),
  },
  { title: 'Log', ...strict },
)
export type LogSettings = Static<typeof LogSettings>

export const logFace = stepFace({
  kind: 'log',
  title: 'Log',
  summary: 'Writes a line to the log.',
  icon: 'scroll-text',
  group: 'code',
  vocabulary: ['log', 'print', 'debug', 'trace', 'message'],
  settings: LogSettings,
  levels: { data: 'standard' } satisfies Levels<LogSettings>,
  defaults: { level: 'info', message: "''" },
  sentence: (step) => `Logs ${spokenValue(textOf(step, 'message'))}`,
})
