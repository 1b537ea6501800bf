import type { KindFace } from '../part-kind.ts'
import { GroupSettings } from './settings.ts'

export const groupFace: KindFace<GroupSettings> = {
  kind: 'group',
  role: 'frames',
  about: {
    title: 'Group',
    summary: 'Holds parts together on the map; it changes nothing.',
    sentence: ({ settings }) =>
      settings.members.length === 1 ? 'Holds one part' : `Holds ${settings.members.length} parts`,
    icon: 'group',
    group: 'paper',
    colour: 'paper',
    vocabulary: ['group', 'frame', 'area', 'section'],
  },
  settings: GroupSettings,
  ports: [],
  defaults: { members: [] },
}
