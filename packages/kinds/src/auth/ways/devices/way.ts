import { ref } from '@drawbridge/source'
import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { emitDevices } from './emit.ts'
import { USED_AT } from './used-at.ts'
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
  sessionColumns: ({ method }) => ({
    device: { type: 'string', length: 60 },
    // Cookie sessions have such a time anyhow.
    ...(method === 'jwt' && { [USED_AT]: { type: 'integer' as const } }),
  }),
  afterOpening: ref('noteDevice', 'src/auth/devices/device.ts'),
  emit: emitDevices,
}
