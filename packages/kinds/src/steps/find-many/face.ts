import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, orderOf, stepFace, textOf, whereOf } from '../face.ts'
import { spokenValue } from '../spoken.ts'
import { Lock, Formula, NamedFormulas, Relation, Sort, strict, Table, Where } from '../settings.ts'

export const FindManySettings = Type.Object(
  {
    table: Table,
    where: Type.Optional(Where),
    filters: Type.Optional(
      Type.Array(
        Type.Object(
          { when: Formula('When'), condition: Formula('Then also', undefined, 'row') },
          { title: 'Filter', ...strict },
        ),
        { title: 'Filters', description: 'Conditions that join in at times.', maxItems: 20 },
      ),
    ),
    sort: Type.Optional(Sort),
    limit: Type.Optional(Formula('At the most', 'How many rows; a number.')),
    offset: Type.Optional(Formula('Leaving out the first', 'How many rows; a number.')),
    include: Type.Optional(
      Type.Array(Relation('Relation'), { title: 'Together with', maxItems: 20 }),
    ),
    compute: Type.Optional(NamedFormulas('Also work out', 'row')),
    lock: Type.Optional(Lock),
    total: Type.Optional(
      Type.Boolean({
        title: 'Count them all',
        description: 'Gives rows, and total: how many there are on all pages.',
        default: false,
      }),
    ),
  },
  { title: 'Find many', ...strict },
)
export type FindManySettings = Static<typeof FindManySettings>

export const findManyFace = stepFace({
  kind: 'findMany',
  role: 'gathers',
  title: 'Find many',
  summary: 'Reads rows of a table, in an order.',
  icon: 'list',
  group: 'data',
  vocabulary: ['find', 'list', 'search', 'query', 'rows', 'all'],
  settings: FindManySettings,
  levels: {
    offset: 'standard',
    total: 'standard',
    filters: 'expert',
    compute: 'expert',
    lock: 'expert',
  } satisfies Levels<FindManySettings>,
  defaults: { table: '', limit: '20' },
  sentence: (step, words) => {
    const { limit } = step.settings
    const most = typeof limit === 'string' && limit !== '' ? `up to ${spokenValue(limit)}` : 'all'
    const table = words.table(textOf(step, 'table'))
    const rows = /^(all|up to \d+)$/.test(most) ? `${most} ${table}` : `${most} of ${table}`
    return `Finds ${rows}${whereOf(step)}${orderOf(step)}`
  },
  yields: always,
  firstName: ({ rows }) => rows,
  looksOnly: true,
})
