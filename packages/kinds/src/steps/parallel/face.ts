import { Type, type Static } from 'typebox'
import { always, listOf, stepFace } from '../face.ts'
import { strict, ValueName } from '../settings.ts'

export const ParallelSettings = Type.Object(
  {
    branches: Type.Array(
      Type.Object(
        {
          id: Type.String({ title: 'Id', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' }),
          name: ValueName('Name'),
        },
        { title: 'Branch', ...strict },
      ),
      { title: 'Branches', minItems: 2, maxItems: 20 },
    ),
  },
  { title: 'At the same time', ...strict },
)
export type ParallelSettings = Static<typeof ParallelSettings>

export const parallelFace = stepFace({
  kind: 'parallel',
  title: 'At the same time',
  summary: 'Does several things at once and waits for all of them.',
  icon: 'columns-3',
  group: 'control',
  vocabulary: ['parallel', 'at once', 'together', 'simultaneously', 'concurrent'],
  settings: ParallelSettings,
  defaults: {
    branches: [
      { id: 'first', name: 'first' },
      { id: 'second', name: 'second' },
    ],
  },
  sentence: (step) =>
    `At the same time: ${listOf(step, 'branches')
      .map(({ name }) => String(name))
      .join(', ')}`,
  slots: (step) =>
    listOf(step, 'branches').map(({ id, name }) => ({ name: String(id), title: String(name) })),
  yields: always,
  ways: 'all',
})
