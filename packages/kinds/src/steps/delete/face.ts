import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf, whereOf } from '../face.ts'
import { strict, Table, Text, WhenMissing, Where } from '../settings.ts'

export const DeleteSettings = Type.Object(
  {
    table: Table,
    where: Where,
    whenMissing: Type.Optional(WhenMissing),
    message: Type.Optional(Text('What to say when there is none')),
    code: Type.Optional(Text('Code when there is none', 80)),
  },
  { title: 'Delete', ...strict },
)
export type DeleteSettings = Static<typeof DeleteSettings>

export const deleteFace = stepFace({
  kind: 'delete',
  role: 'removes',
  title: 'Delete',
  summary: 'Removes rows of a table.',
  icon: 'trash-2',
  group: 'data',
  vocabulary: ['delete', 'remove', 'erase', 'drop'],
  settings: DeleteSettings,
  levels: { message: 'standard', code: 'expert' } satisfies Levels<DeleteSettings>,
  defaults: { table: '', where: 'row.id == params.id', whenMissing: 'fail' },
  sentence: (step, words) => `Deletes ${words.table(textOf(step, 'table'))}${whereOf(step)}`,
  yields: () => true,
  weighs: 'loses',
})
