import { jwtVerify, SignJWT } from 'jose'
import type { Queries } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'
import { currentKey, keyById } from './signing-keys.ts'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
const ISSUER = 'drawbridge'
const AUDIENCE = 'drawbridge-studio'

/** As they are given out: other spellings of the same bytes are not ours. */
const SPELLING = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** What our tokens say of themselves besides the key: with more, they are not ours. */
const SAID: ReadonlySet<string> = new Set(['alg', 'typ'])

/** Seconds. */
export const ACCESS_LIFE = 600

export async function signAccessToken(
  queries: Queries,
  account: Pick<AccountRow, 'id' | 'epoch'>,
  family: string,
): Promise<string> {
  const { kid, key } = await currentKey(queries)
  return new SignJWT({ epoch: account.epoch, family })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setSubject(account.id)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_LIFE}s`)
    .sign(key)
}

/** Whom a token speaks for, and the sign-in that it follows from. */
export interface OpenedToken {
  readonly account: Pick<AccountRow, 'id' | 'email' | 'name'>
  readonly family: string
  readonly provenAt: string
}

/**
 * Undefined for anything that is not a good token. The sign-in is looked up each time: once that
 * was ended, every token that follows from it is worthless, however long it had to live.
 */
export async function readAccessToken(
  queries: Queries,
  token: string,
): Promise<OpenedToken | undefined> {
  const claims = await verify(queries, token)
  if (!claims) return undefined
  const { family } = claims
  const account = await queries
    .selectFrom('accounts')
    .innerJoin('refresh_tokens', 'refresh_tokens.account_id', 'accounts.id')
    .select(['accounts.id', 'accounts.email', 'accounts.name', 'refresh_tokens.proven_at'])
    .where('accounts.id', '=', claims.subject)
    .where('accounts.epoch', '=', claims.epoch)
    .where('refresh_tokens.family', '=', family)
    .limit(1)
    .executeTakeFirst()
  return account && { account, family, provenAt: account.proven_at }
}

async function verify(queries: Queries, token: string) {
  if (token.length > 2000 || !SPELLING.test(token)) return undefined
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid, ...header }) => {
        if (Object.keys(header).some((name) => !SAID.has(name))) throw new Error('Not one of ours.')
        const key = kid === undefined ? undefined : await keyById(queries, kid)
        if (!key) throw new Error('No such key.')
        return key
      },
      {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat', 'sub', 'epoch', 'family'],
        maxTokenAge: ACCESS_LIFE,
      },
    )
    const { aud, sub, epoch, family } = payload
    // What is for others as well is not ours.
    return aud === AUDIENCE &&
      typeof sub === 'string' &&
      typeof epoch === 'number' &&
      typeof family === 'string'
      ? { subject: sub, epoch, family }
      : undefined
  } catch {
    return undefined
  }
}
