import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict, ValueName } from '../settings.ts'

export const GroupSettings = Type.Object(
  {
    list: Formula('List'),
    item: ValueName('Each is called'),
    by: Formula('By', undefined, 'item'),
  },
  { title: 'Group', ...strict },
)
export type GroupSettings = Static<typeof GroupSettings>

export const groupStepFace = stepFace({
  kind: 'group',
  title: 'Group',
  summary: 'Gathers the items of a list that have something in common.',
  icon: 'group',
  group: 'values',
  vocabulary: ['group', 'gather', 'by'],
  settings: GroupSettings,
  defaults: { list: '', item: 'item', by: 'item' },
  sentence: (step) => `Groups ${saidOf(step, 'list')} by ${saidOf(step, 'by')}`,
  yields: always,
  firstName: () => 'groups',
})
