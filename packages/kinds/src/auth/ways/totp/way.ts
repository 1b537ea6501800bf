import { code, ref, typeRef } from '@drawbridge/source'
import type { Way } from '../way.ts'
import { checkTotp } from './check.ts'
import { emitTotp } from './emit.ts'
import { isDemanded, totpFace, type TotpSettings } from './face.ts'
import { TOTP_TABLES, totpTables } from './tables.ts'

const query = (name: string) => ref(name, 'src/auth/totp/queries.ts')

function whose({ demanded, demandedOf = [] }: TotpSettings): string {
  if (demanded === true) return 'of everybody'
  const always = demandedOf.length > 0 ? `always of ${demandedOf.join(', ')}, and else ` : ''
  return `${always}where they set it up`
}

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
  check: checkTotp,
  strength: (settings) => ({
    shows: `besides any other way, ${whose(settings)}: six digits of an app, or a recovery code of 160 random bits, each good once`,
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
    takesProof: true,
    type: typeRef('SecondFactorAsked', 'src/auth/totp/challenge.ts'),
  }),
  forTests: (settings) =>
    isDemanded(settings)
      ? code`
          await ${query('writeAuthenticator')}(app.db, id, 'none')
          await ${query('confirmAuthenticator')}(app.db, id, { secret: 'none', confirmedAt: 0 }, 0, [])`
      : undefined,
  emit: emitTotp,
}
