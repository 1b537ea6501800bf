import { ref } from '@drawbridge/source'
import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { emitDevices } from './emit.ts'
import { devicesFace, type DevicesSettings } from './face.ts'

export const devices: Way<DevicesSettings> = {
  ...devicesFace,
  needs: () => NO_NEEDS,
  strength: () => ({
    shows: 'nothing: whoever is signed in sees their sign-ins and ends any of them',
    held: 'to end one, they have to have signed in within 15 minutes',
    crypto: [['ids of sign-ins in lists', 'SHA-256']],
  }),
  check: () => [],
  sessionColumns: { device: { type: 'string', length: 60 } },
  afterOpening: ref('noteDevice', 'src/auth/devices/device.ts'),
  emit: emitDevices,
}
