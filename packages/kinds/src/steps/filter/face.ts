import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace, textOf } from '../face.ts'
import { spoken } from '../spoken.ts'
import { Formula, strict, ValueName } from '../settings.ts'

export const FilterSettings = Type.Object(
  {
    list: Formula('List'),
    item: ValueName('Each is called'),
    condition: Formula('Stays when', undefined, 'item'),
  },
  { title: 'Filter', ...strict },
)
export type FilterSettings = Static<typeof FilterSettings>

export const filterFace = stepFace({
  kind: 'filter',
  title: 'Filter',
  summary: 'Keeps those items of a list of which something is true.',
  icon: 'funnel',
  group: 'values',
  vocabulary: ['filter', 'keep', 'only', 'where'],
  settings: FilterSettings,
  defaults: { list: '', item: 'item', condition: 'true' },
  sentence: (step) =>
    `Keeps those of ${saidOf(step, 'list')} where ${spoken(textOf(step, 'condition'))}`,
  yields: always,
  firstName: () => 'list',
  looksOnly: true,
})
