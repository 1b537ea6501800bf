import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict, ValueName } from '../settings.ts'

export const SortSettings = Type.Object(
  {
    list: Formula('List'),
    item: ValueName('Each is called'),
    by: Formula('By', undefined, 'item'),
    direction: Type.Optional(
      Type.Enum(['asc', 'desc'] as const, { title: 'Direction', default: 'asc' }),
    ),
  },
  { title: 'Sort', ...strict },
)
export type SortSettings = Static<typeof SortSettings>

export const sortFace = stepFace({
  kind: 'sort',
  title: 'Sort',
  summary: 'Puts the items of a list in an order.',
  icon: 'arrow-down-up',
  group: 'values',
  vocabulary: ['sort', 'order', 'rank'],
  settings: SortSettings,
  defaults: { list: '', item: 'item', by: 'item' },
  sentence: (step) => `Sorts ${saidOf(step, 'list')} by ${saidOf(step, 'by')}`,
  yields: always,
  firstName: () => 'list',
  looksOnly: true,
})
