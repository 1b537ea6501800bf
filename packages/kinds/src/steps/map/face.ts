import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict, ValueName } from '../settings.ts'

export const MapSettings = Type.Object(
  {
    list: Formula('List'),
    item: ValueName('Each is called'),
    value: Formula('Becomes', undefined, 'item'),
  },
  { title: 'Map', ...strict },
)
export type MapSettings = Static<typeof MapSettings>

export const mapFace = stepFace({
  kind: 'map',
  title: 'Map',
  summary: 'Makes a list of something else out of each item of a list.',
  icon: 'arrow-right-left',
  group: 'values',
  vocabulary: ['map', 'transform', 'convert', 'each'],
  settings: MapSettings,
  defaults: { list: '', item: 'item', value: 'item' },
  sentence: (step) =>
    `Makes a list of ${saidOf(step, 'value')}, for each of ${saidOf(step, 'list')}`,
  yields: always,
  firstName: () => 'list',
  looksOnly: true,
})
