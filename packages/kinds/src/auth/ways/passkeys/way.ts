import type { Way } from '../way.ts'
import { emitPasskeys } from './emit.ts'
import { passkeysFace, type PasskeysSettings } from './face.ts'
import { PASSKEY_TABLES, passkeyTables } from './tables.ts'

export const passkeys: Way<PasskeysSettings> = {
  ...passkeysFace,
  needs: () => ({
    environment: [
      {
        name: 'PASSKEY_ORIGINS',
        holds:
          'Where the pages are on which people use passkeys, with commas between: https://example.com. Passkeys belong to the host of the first.',
        example: '',
        inTests: 'https://example.com',
        required: true,
      },
    ],
    services: [],
    packages: ['@simplewebauthn/server'],
  }),
  check: () => [],
  tableNames: PASSKEY_TABLES,
  tables: passkeyTables,
  emit: emitPasskeys,
}
