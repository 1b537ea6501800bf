import { code, lit, namespaceRef, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { Problem, schemaType, signIn, throttle } from '../../emit/names.ts'
import { opensByPassword } from '../../emit/offers.ts'
import { registrations } from '../way-routes.ts'
import { totpFace, type TotpSettings } from './face.ts'

const from = (file: string) => (name: string) => ref(name, `src/auth/totp/${file}.ts`)
const challenges = from('challenge')
const codes = from('codes')
const queries = namespaceRef('queries', 'src/auth/totp/queries.ts')
const codeCounters = ref('codeCounters', 'src/auth/totp/limits.ts')
const newRecoveryCodes = ref('newRecoveryCodes', 'src/auth/totp/recovery-codes.ts')
const randomBytes = ref('randomBytes', 'node:crypto')
const reauthenticate = ref('reauthenticate', 'src/auth/reauthentication.ts')
const recoveryDigest = ref('recoveryDigest', 'src/auth/totp/recovery-codes.ts')
const useCode = ref('useCode', 'src/auth/totp/check-code.ts')
const finishSignIn = signIn('finishSignIn')
const SignedIn = schemaType('SignedIn')
const type = (name: string) => typeRef(name, 'src/auth/totp/schemas.ts')
const withBody = (name: string): Code => code`${refs.FastifyRequest}<{ Body: ${type(name)} }>`

/** `src/auth/totp/routes.ts` */
export const routesFile = (accounts: Accounts, settings: TotpSettings): Code => code`
  const ISSUER = ${lit(settings.issuer || accounts.model.name)}
  const SECRET_BYTES = 20

  /** Codes of an authenticator app, as the second half of signing in. */
  export async function totpRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${registrations(accounts, 'totp', totpFace.routes(settings, accounts.auth.settings))}
  }

  ${complete(accounts)}

  ${BEGIN}

  ${confirm(accounts)}

  ${remove(accounts)}

  ${IS_RIGHT}`

const complete = (accounts: Accounts): Code => code`
  async function completeSignIn(request: ${withBody('Proof')}, reply: ${refs.FastifyReply}): Promise<${SignedIn}> {
    const { challenge, code } = request.body
    const { db } = request.server
    const { id${opensByPassword(accounts) && code`, passwordHash`} } = await ${challenges('readChallenge')}(db, challenge)
    const end = (tx: ${refs.Database}) => ${challenges('endChallenge')}(tx, challenge)
    if (!(await isRight(request, id, code, end))) throw new ${Problem}(401, 'The code is not right.')
    return ${finishSignIn}(reply, id${opensByPassword(accounts) && code`, passwordHash ?? undefined`})
  }

  async function readTotp({ server, user }: ${refs.FastifyRequest}): Promise<${type('TotpState')}> {
    const { id } = ${refs.signedIn}(user)
    const authenticator = await ${queries}.readAuthenticator(server.db, id)
    return {
      confirmed: (authenticator?.confirmedAt ?? 0) > 0,
      recoveryCodes: await ${queries}.countRecoveryCodes(server.db, id),
    }
  }`

const BEGIN = code`
  /** Makes the secret of an app, which is asked for once it has given a right code. */
  async function beginTotp(request: ${withBody('Password')}): Promise<${type('Begun')}> {
    const { db, vault } = request.server
    const { id, identifier } = await ${reauthenticate}(request, request.body.currentPassword)
    if ((await readTotp(request)).confirmed) throw new ${Problem}(409, ALREADY)

    const secret = ${randomBytes}(SECRET_BYTES)
    await ${queries}.writeAuthenticator(db, id, vault.seal(secret, String(id)))
    return { secret: ${codes('base32')}(secret), url: ${codes('addressOf')}(ISSUER, identifier, secret) }
  }

  const ALREADY = 'This account has an authenticator app already. Remove that one first.'`

const forgetAll = ({ auth }: Accounts): Code | false =>
  auth.settings.method === 'jwt' && code`request.server.callers.forgetAll()`

const confirm = (accounts: Accounts): Code => code`
  /** Asks for the app from now on, and signs out everywhere but here. */
  async function confirmTotp(request: ${withBody('Code')}, reply: ${refs.FastifyReply}): Promise<${type('Confirmed')}> {
    const { db, vault } = request.server
    const { id } = ${refs.signedIn}(request.user)
    const counters = ${codeCounters}(request.ip, id)
    await ${throttle}.countAttempt(db, counters)
    const authenticator = await ${queries}.readAuthenticator(db, id)
    if (authenticator === undefined) throw new ${Problem}(409, 'Begin with an app first.')
    if (authenticator.confirmedAt > 0) throw new ${Problem}(409, ALREADY)
    const secret = vault.open(authenticator.secret, String(id))
    const step = ${codes('stepOf')}(secret, request.body.code.replaceAll(' ', ''), Date.now())
    if (step === undefined) throw ${refs.invalid}('code', 'is not right')

    const recoveryCodes = ${newRecoveryCodes}()
    const digests = recoveryCodes.map((code) => ${recoveryDigest}(id, code))
    if (!(await ${queries}.confirmAuthenticator(db, id, authenticator, step, digests))) {
      throw new ${Problem}(409, ALREADY)
    }
    ${forgetAll(accounts)}
    request.log.info({ account: id }, 'An authenticator app was confirmed.')
    await ${throttle}.resetCounters(db, counters)
    return { ...(await ${finishSignIn}(reply, id)), recoveryCodes }
  }`

const remove = (accounts: Accounts): Code => code`
  /** Those of before are good no more. */
  async function renewRecoveryCodes(request: ${withBody('Code')}): Promise<${type('RecoveryCodes')}> {
    const { id } = ${refs.signedIn}(request.user)
    if (!(await isRight(request, id, request.body.code))) throw ${refs.invalid}('code', 'is not right')
    const recoveryCodes = ${newRecoveryCodes}()
    const digests = recoveryCodes.map((code) => ${recoveryDigest}(id, code))
    await ${queries}.replaceRecoveryCodes(request.server.db, id, digests)
    request.log.info({ account: id }, 'Recovery codes were renewed.')
    return { recoveryCodes }
  }

  /** Signs out everywhere but here. */
  async function removeTotp(request: ${withBody('Code')}, reply: ${refs.FastifyReply}): Promise<${SignedIn}> {
    const { id } = ${refs.signedIn}(request.user)
    if (!(await isRight(request, id, request.body.code))) throw ${refs.invalid}('code', 'is not right')
    await ${queries}.deleteAuthenticator(request.server.db, id)
    ${forgetAll(accounts)}
    request.log.info({ account: id }, 'An authenticator app was removed.')
    return ${finishSignIn}(reply, id)
  }`

const IS_RIGHT = code`
  /**
   * Whether the code is right, for whoever has not tried too often. It is used up, together with what
   * it is \`good\` for: with both or with neither.
   */
  async function isRight(
    { log, server, ip }: ${refs.FastifyRequest},
    user: ${refs.Caller}['id'],
    code: string,
    good?: (tx: ${refs.Database}) => Promise<void>,
  ): Promise<boolean> {
    const counters = ${codeCounters}(ip, user)
    await ${throttle}.countAttempt(server.db, counters)
    const matches = await server.db.transaction(async (tx) => {
      const isGood = await ${useCode}(server, tx, user, code)
      if (isGood) await good?.(tx)
      return isGood
    })
    if (matches) await ${throttle}.resetCounters(server.db, counters)
    else log.warn({ account: user }, 'A code was wrong.')
    return matches
  }`
