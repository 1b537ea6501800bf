import { ref, typeRef } from '@drawbridge/source'
import type { Way } from '../way.ts'
import { emitTotp } from './emit.ts'
import { totpFace, type TotpSettings } from './face.ts'
import { TOTP_TABLES, totpTables } from './tables.ts'

export const totp: Way<TotpSettings> = {
  ...totpFace,
  needs: () => ({
    environment: [
      {
        name: 'TOTP_SECRET',
        holds:
          'Encrypts the secrets of authenticator apps. At least 32 random characters. With another one, only recovery codes are still good.',
        example: '',
        inTests: 'thirty-two characters, of the tests alone',
        required: true,
        madeUp: true,
      },
    ],
    services: [],
    packages: [],
  }),
  check: () => [],
  strength: () => ({
    shows:
      'besides any other way, where they set it up: six digits of an app, or a recovery code of 160 random bits, each good once',
    held: '5 codes to a sign-in; 10 in 15 minutes from one network, 100 in 24 hours from all',
    crypto: [
      [
        'codes of authenticator apps',
        'HMAC-SHA-1 over 160 random bits, as every app has it (RFC 6238)',
      ],
      [
        'their secrets in the database',
        'AES-256-GCM, with a key made from `TOTP_SECRET` by HKDF-SHA-256',
      ],
      ['recovery codes', 'SHA-256 of 160 random bits'],
    ],
  }),
  tableNames: TOTP_TABLES,
  tables: totpTables,
  gate: () => ({
    ask: ref('askSecondFactor', 'src/auth/totp/challenge.ts'),
    type: typeRef('SecondFactorAsked', 'src/auth/totp/challenge.ts'),
  }),
  emit: emitTotp,
}
