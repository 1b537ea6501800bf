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
  tableNames: TOTP_TABLES,
  tables: totpTables,
  gate: () => ({
    ask: ref('askSecondFactor', 'src/auth/totp/challenge.ts'),
    type: typeRef('SecondFactorAsked', 'src/auth/totp/challenge.ts'),
  }),
  emit: emitTotp,
}
