import { Type, type Static } from 'typebox'
import { stepFace, textOf } from '../face.ts'
import { Properties } from '../../flow/property-schema.ts'
import { NamedFormulas, strict } from '../settings.ts'

export const SqlSettings = Type.Object(
  {
    text: Type.String({
      title: 'Statement',
      description: 'With :name where a value belongs.',
      format: 'sql',
      minLength: 1,
      maxLength: 20_000,
    }),
    inputs: Type.Optional(NamedFormulas('Values')),
    result: Type.Optional(Properties('Columns of a row')),
    writes: Type.Optional(Type.Boolean({ title: 'It changes data', default: false })),
  },
  { title: 'SQL', ...strict },
)
export type SqlSettings = Static<typeof SqlSettings>

export const sqlFace = stepFace({
  kind: 'sql',
  title: 'SQL',
  summary: 'Runs a statement of your own, with typed values and a typed result.',
  icon: 'database',
  unforeseen: true,
  group: 'data',
  vocabulary: ['sql', 'query', 'raw', 'statement'],
  settings: SqlSettings,
  defaults: { text: 'SELECT 1 AS one', result: [{ id: 'p_one', name: 'one', type: 'integer' }] },
  sentence: (step) => `Runs the SQL ${textOf(step, 'text').replaceAll(/\s+/g, ' ').slice(0, 80)}`,
  yields: ({ settings }) => settings['writes'] !== true,
  firstName: () => 'rows',
})
