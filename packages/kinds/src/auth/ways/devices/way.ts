import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { emitDevices } from './emit.ts'
import { devicesFace, type DevicesSettings } from './face.ts'

export const devices: Way<DevicesSettings> = {
  ...devicesFace,
  needs: () => NO_NEEDS,
  check: () => [],
  emit: emitDevices,
}
