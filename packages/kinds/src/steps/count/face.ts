import { Type, type Static } from 'typebox'
import { always, stepFace, textOf, whereOf } from '../face.ts'
import { strict, Table, Where } from '../settings.ts'

export const CountSettings = Type.Object(
  { table: Table, where: Type.Optional(Where) },
  { title: 'Count', ...strict },
)
export type CountSettings = Static<typeof CountSettings>

export const countFace = stepFace({
  kind: 'count',
  role: 'counts',
  title: 'Count',
  summary: 'Counts rows of a table.',
  icon: 'hash',
  group: 'data',
  vocabulary: ['count', 'how many', 'number of'],
  settings: CountSettings,
  defaults: { table: '' },
  sentence: (step, words) => `Counts ${words.table(textOf(step, 'table'))}${whereOf(step)}`,
  yields: always,
  firstName: () => 'count',
  looksOnly: true,
})
