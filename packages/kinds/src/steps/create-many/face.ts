import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { saidOf, stepFace, textOf } from '../face.ts'
import { FieldValues, Formula, strict, Table, ValueName, WhenTaken } from '../settings.ts'

export const CreateManySettings = Type.Object(
  {
    table: Table,
    list: Formula('For each of', 'A list.'),
    item: ValueName('Each is called'),
    values: FieldValues('Values', 'item'),
    whenTaken: Type.Optional(WhenTaken('leave that row out')),
  },
  { title: 'Create many', ...strict },
)
export type CreateManySettings = Static<typeof CreateManySettings>

export const createManyFace = stepFace({
  kind: 'createMany',
  title: 'Create many',
  summary: 'Adds a row to a table for each item of a list, in one statement.',
  icon: 'list-plus',
  group: 'data',
  vocabulary: ['create', 'bulk', 'insert', 'many', 'rows'],
  settings: CreateManySettings,
  levels: { whenTaken: 'standard' } satisfies Levels<CreateManySettings>,
  defaults: { table: '', list: 'body.items', item: 'item', values: {} },
  sentence: (step, words) =>
    `Adds a row to ${words.table(textOf(step, 'table'))} for each of ${saidOf(step, 'list')}${textOf(step, 'whenTaken') === 'nothing' ? ', but those that are there' : ''}`,
})
