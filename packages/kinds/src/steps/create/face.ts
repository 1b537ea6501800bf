import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, namesSaid, stepFace, textOf } from '../face.ts'
import { FieldValues, NamedFormulas, strict, Table, WhenTaken } from '../settings.ts'

export const CreateSettings = Type.Object(
  {
    table: Table,
    values: FieldValues('Values'),
    links: Type.Optional(NamedFormulas('Linked with')),
    whenTaken: Type.Optional(WhenTaken('go on with nothing')),
  },
  { title: 'Create', ...strict },
)
export type CreateSettings = Static<typeof CreateSettings>

export const createFace = stepFace({
  kind: 'create',
  role: 'adds',
  title: 'Create',
  summary: 'Adds a row to a table.',
  icon: 'plus',
  group: 'data',
  vocabulary: ['create', 'add', 'insert', 'new', 'save', 'store'],
  settings: CreateSettings,
  levels: { whenTaken: 'standard' } satisfies Levels<CreateSettings>,
  defaults: { table: '', values: {} },
  sentence: (step, words) =>
    `Adds a row to ${words.table(textOf(step, 'table'))}${namesSaid(step, 'values', ' with ')}`,
  yields: always,
  firstName: ({ row }) => row,
})
