import { ref } from '@drawbridge/source'
import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { emitDevices } from './emit.ts'
import { devicesFace, type DevicesSettings } from './face.ts'

export const devices: Way<DevicesSettings> = {
  ...devicesFace,
  needs: () => NO_NEEDS,
  check: () => [],
  sessionColumns: { device: { type: 'string', length: 60 } },
  afterOpening: ref('noteDevice', 'src/auth/devices/device.ts'),
  emit: emitDevices,
}
