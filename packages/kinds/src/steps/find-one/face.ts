import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { always, stepFace, whereOf } from '../face.ts'
import {
  Lock,
  NamedFormulas,
  Relation,
  Sort,
  strict,
  Table,
  Text,
  WhenMissing,
  Where,
} from '../settings.ts'

export const FindOneSettings = Type.Object(
  {
    table: Table,
    where: Type.Optional(Where),
    sort: Type.Optional(Sort),
    include: Type.Optional(
      Type.Array(Relation('Relation'), { title: 'Together with', maxItems: 20 }),
    ),
    compute: Type.Optional(NamedFormulas('Also work out', 'row')),
    lock: Type.Optional(Lock),
    whenMissing: Type.Optional(WhenMissing),
    message: Type.Optional(Text('What to say when there is none')),
    code: Type.Optional(Text('Code when there is none', 80)),
  },
  { title: 'Find one', ...strict },
)
export type FindOneSettings = Static<typeof FindOneSettings>

export const findOneFace = stepFace({
  kind: 'findOne',
  role: 'finds',
  title: 'Find one',
  summary: 'Reads one row of a table.',
  icon: 'search',
  group: 'data',
  vocabulary: ['find', 'get', 'read', 'load', 'fetch', 'row'],
  settings: FindOneSettings,
  levels: {
    message: 'standard',
    code: 'expert',
    compute: 'expert',
    lock: 'expert',
  } satisfies Levels<FindOneSettings>,
  defaults: { table: '', where: 'row.id == params.id', whenMissing: 'fail' },
  sentence: (step, words) =>
    `Finds one of ${words.table(String(step.settings['table'] ?? ''))}${whereOf(step)}`,
  yields: always,
  firstName: ({ row }) => row,
  looksOnly: true,
})
