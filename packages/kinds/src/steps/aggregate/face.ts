import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, listOf, stepFace, textOf, whereOf } from '../face.ts'
import { FieldName, Formula, strict, Table, ValueName, Where } from '../settings.ts'

export const AggregateSettings = Type.Object(
  {
    table: Table,
    where: Type.Optional(Where),
    groupBy: Type.Optional(Type.Array(FieldName, { title: 'For each', maxItems: 8 })),
    values: Type.Array(
      Type.Object(
        {
          name: ValueName('Name'),
          of: Type.Enum(['count', 'sum', 'average', 'least', 'greatest'] as const, {
            title: 'What',
          }),
          formula: Type.Optional(Formula('Of what', 'Over “row”.', 'row')),
        },
        { title: 'Value', ...strict },
      ),
      { title: 'Values', minItems: 1, maxItems: 20 },
    ),
  },
  { title: 'Aggregate', ...strict },
)
export type AggregateSettings = Static<typeof AggregateSettings>

export const aggregateFace = stepFace({
  kind: 'aggregate',
  role: 'sums',
  title: 'Aggregate',
  summary: 'Sums, averages and counts over rows of a table, in groups or in all.',
  icon: 'sigma',
  group: 'data',
  vocabulary: ['sum', 'average', 'total', 'group', 'statistics', 'maximum', 'minimum'],
  settings: AggregateSettings,
  levels: { groupBy: 'standard' } satisfies Levels<AggregateSettings>,
  defaults: { table: '', values: [{ name: 'count', of: 'count' }] },
  sentence: (step, words) => {
    const values = listOf(step, 'values').map(({ name }) => String(name))
    return `Works out ${values.join(', ')} of ${words.table(textOf(step, 'table'))}${whereOf(step)}`
  },
  yields: always,
  firstName: () => 'totals',
  looksOnly: true,
})
