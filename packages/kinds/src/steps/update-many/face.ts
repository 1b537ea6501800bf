import { Type, type Static } from 'typebox'
import { always, namesSaid, saidOf, stepFace, textOf } from '../face.ts'
import { FieldValues, Formula, strict, Table, ValueName } from '../settings.ts'

export const UpdateManySettings = Type.Object(
  {
    table: Table,
    list: Formula('For each of', 'A list.'),
    item: ValueName('Each is called'),
    row: Formula('Which row', 'The row that an item changes, or its id.', 'item'),
    where: Type.Optional(
      Formula('Only where', 'What else is true of that row, over “row” and the item.', 'row item'),
    ),
    values: FieldValues('New values', 'row item'),
  },
  { title: 'Update many', ...strict },
)
export type UpdateManySettings = Static<typeof UpdateManySettings>

export const updateManyFace = stepFace({
  kind: 'updateMany',
  title: 'Update many',
  summary:
    'Changes a row of a table for each item of a list, in one statement; gives how many there were.',
  icon: 'list-checks',
  group: 'data',
  vocabulary: ['update', 'bulk', 'change', 'many', 'rows', 'each'],
  settings: UpdateManySettings,
  defaults: { table: '', list: 'body.items', item: 'item', row: 'item.id', values: {} },
  sentence: (step, words) =>
    `Changes ${namesSaid(step, 'values', '') || 'nothing yet'} of ${words.table(textOf(step, 'table'))} for each of ${saidOf(step, 'list')}`,
  yields: always,
  looksOnly: true,
})
