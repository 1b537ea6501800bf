import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkGroup } from './check.ts'
import { GroupSettings } from './settings.ts'

export const group: PartKind<GroupSettings> = {
  kind: 'group',
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
  needs: () => NO_NEEDS,
  check: checkGroup,
}
