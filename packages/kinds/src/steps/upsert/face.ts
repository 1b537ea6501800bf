import { Type, type Static } from 'typebox'
import { always, stepFace, textOf } from '../face.ts'
import { FieldName, FieldValues, strict, Table } from '../settings.ts'

export const UpsertSettings = Type.Object(
  {
    table: Table,
    by: Type.Array(FieldName, { title: 'Known by', minItems: 1, maxItems: 8 }),
    values: FieldValues('Values'),
    changes: Type.Optional(FieldValues('New values where it was there', 'row')),
  },
  { title: 'Create or update', ...strict },
)
export type UpsertSettings = Static<typeof UpsertSettings>

export const upsertFace = stepFace({
  kind: 'upsert',
  title: 'Create or update',
  summary: 'Adds a row, or changes the one that is there already.',
  icon: 'between-horizontal-start',
  group: 'data',
  vocabulary: ['upsert', 'create or update', 'insert or update', 'merge', 'ensure'],
  settings: UpsertSettings,
  defaults: { table: '', by: ['id'], values: {} },
  sentence: (step, words) =>
    `Adds a row to ${words.table(textOf(step, 'table'))}, or changes the one that is there already`,
  yields: always,
  firstName: ({ row }) => row,
})
