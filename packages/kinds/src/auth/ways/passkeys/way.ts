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
        example: 'http://localhost:3000',
        inTests: 'https://example.com',
        required: true,
      },
    ],
    services: [],
    packages: ['@simplewebauthn/server'],
  }),
  check: () => [],
  strength: () => ({
    shows:
      'the signature of a device that has asked who they are (by PIN, finger or face): two factors in one',
    held: 'a challenge of 256 random bits is good once, for 5 minutes; a network begins 100 in 15 minutes',
    crypto: [
      [
        'passkeys',
        'signatures by Ed25519, ES256 (P-256) or RS256, verified by `@simplewebauthn/server`',
      ],
      ['their challenges', 'SHA-256 of 256 random bits'],
    ],
  }),
  tableNames: PASSKEY_TABLES,
  tables: passkeyTables,
  emit: emitPasskeys,
}
