import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { namesSaid, stepFace, textOf, whereOf } from '../face.ts'
import { FieldValues, strict, Table, Text, WhenMissing, Where } from '../settings.ts'

export const UpdateSettings = Type.Object(
  {
    table: Table,
    where: Where,
    values: FieldValues('New values', 'row'),
    whenMissing: Type.Optional(WhenMissing),
    message: Type.Optional(Text('What to say when there is none')),
    code: Type.Optional(Text('Code when there is none', 80)),
  },
  { title: 'Update', ...strict },
)
export type UpdateSettings = Static<typeof UpdateSettings>

export const updateFace = stepFace({
  kind: 'update',
  role: 'changes',
  title: 'Update',
  summary:
    'Changes rows of a table; “row” in a new value is the row as it was, and what the caller left out stays.',
  icon: 'pencil',
  group: 'data',
  vocabulary: ['update', 'change', 'edit', 'set', 'modify'],
  settings: UpdateSettings,
  levels: { message: 'standard', code: 'expert' } satisfies Levels<UpdateSettings>,
  defaults: { table: '', where: 'row.id == params.id', values: {}, whenMissing: 'fail' },
  sentence: (step, words) =>
    `Changes ${namesSaid(step, 'values', '') || 'nothing yet'} of ${words.table(textOf(step, 'table'))}${whereOf(step)}`,
  yields: () => true,
})
