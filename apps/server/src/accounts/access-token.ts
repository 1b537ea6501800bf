import { jwtVerify, SignJWT } from 'jose'
import type { Queries } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import { currentKey, keyById } from './signing-keys.ts'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
const ISSUER = 'drawbridge'
const AUDIENCE = 'drawbridge-studio'

/** Seconds. */
export const ACCESS_LIFE = 600

export async function signAccessToken(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
): Promise<string> {
  const { kid, key } = await currentKey(queries)
  return new SignJWT({ epoch: account.epoch })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setSubject(account.id)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_LIFE}s`)
    .sign(key)
}

/** The account that a token speaks for, or undefined for anything that is not a good token. */
export async function readAccessToken(
  queries: Queries,
  token: string,
): Promise<Pick<AccountRow, 'id' | 'email' | 'name'> | undefined> {
  const claims = await verify(queries, token)
  if (!claims) return undefined
  return queries
    .selectFrom('accounts')
    .select(['id', 'email', 'name'])
    .where('id', '=', claims.subject)
    .where('epoch', '=', claims.epoch)
    .executeTakeFirst()
}

async function verify(queries: Queries, token: string) {
  if (token.length > 2000) return undefined
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? undefined : await keyById(queries, kid)
        if (!key) throw new Error('No such key.')
        return key
      },
      {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat', 'sub', 'epoch'],
        maxTokenAge: ACCESS_LIFE,
      },
    )
    const { sub, epoch } = payload
    return typeof sub === 'string' && typeof epoch === 'number'
      ? { subject: sub, epoch }
      : undefined
  } catch {
    return undefined
  }
}
