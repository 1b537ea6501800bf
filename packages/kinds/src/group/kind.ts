import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkGroup } from './check.ts'
import { groupFace } from './face.ts'
import type { GroupSettings } from './settings.ts'

export const group: PartKind<GroupSettings> = {
  ...groupFace,
  needs: () => NO_NEEDS,
  check: checkGroup,
}
