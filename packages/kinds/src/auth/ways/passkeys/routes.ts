import { code, namespaceRef, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { schemaType, signIn, throttle } from '../../emit/names.ts'
import { besidesOf } from '../drawn-faces.ts'
import { registrations } from '../way-routes.ts'
import { passkeysFace, type PasskeysSettings } from './face.ts'

const beginCounters = ref('beginCounters', 'src/auth/passkeys/limits.ts')
const passkeys = namespaceRef('passkeys', 'src/auth/passkeys/passkeys.ts')
const queries = namespaceRef('queries', 'src/auth/passkeys/queries.ts')
const reauthenticate = ref('reauthenticate', 'src/auth/reauthentication.ts')
const type = (name: string) => typeRef(name, 'src/auth/passkeys/schemas.ts')
const library = (name: string) => typeRef(name, '@simplewebauthn/server')

/** `src/auth/passkeys/routes.ts` */
export const routesFile = (accounts: Accounts, settings: PasskeysSettings): Code => code`
  /** Passkeys: key pairs of which a device keeps the secret half, and shows its owner’s will to use it. */
  export async function passkeyRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${registrations(accounts, 'passkeys', passkeysFace.routes(settings, accounts.auth.settings))}
  }

  ${ADDING}

  ${removing(accounts)}

  ${signingIn(accounts)}

  const shown = ({ id, name, createdAt, usedAt }: ${queries}.PasskeyRow): ${type('Passkey')} => ({
    id,
    name,
    createdAt: new Date(createdAt).toISOString(),
    usedAt: usedAt === 0 ? null : new Date(usedAt).toISOString(),
  })`

const ADDING = code`
  async function beginPasskey(
    request: ${refs.FastifyRequest}<{ Body: ${type('Password')} }>,
  ): Promise<${library('PublicKeyCredentialCreationOptionsJSON')}> {
    const account = await ${reauthenticate}(request, request.body.currentPassword)
    return ${passkeys}.creationOptions(request.server, account)
  }

  async function addPasskey(
    { log, server, user, body }: ${refs.FastifyRequest}<{ Body: ${type('Creation')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${type('Passkey')}> {
    const { id } = ${refs.signedIn}(user)
    const created = await ${passkeys}.verifiedCreation(server, id, body.credential)
    const row = await ${queries}.insertPasskey(server.db, id, body.name, created)
    log.info({ account: id, passkey: row.id }, 'A passkey was added.')
    reply.code(201)
    return shown(row)
  }

  async function listPasskeys({ server, user }: ${refs.FastifyRequest}): Promise<${type('PasskeyList')}> {
    const rows = await ${queries}.listPasskeys(server.db, ${refs.signedIn}(user).id)
    return { data: rows.map(shown) }
  }`

const removing = ({ auth }: Accounts): Code => code`
  /** Signs out everywhere but here. */
  async function removePasskey(
    { log, server, user, params }: ${refs.FastifyRequest}<{ Params: ${type('PasskeyParams')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<void> {
    const caller = ${refs.signedIn}(user)
    const isRemoved = await ${queries}.deletePasskey(server.db, caller, params.id)
    if (!isRemoved) throw ${refs.notFound}('passkey')
    log.info({ account: caller.id, passkey: params.id }, 'A passkey was removed.')
    ${auth.settings.method === 'jwt' && code`server.callers.forgetAll()`}
    reply.code(204)
  }`

const signingIn = (accounts: Accounts): Code => code`
  async function beginPasskeySignIn(
    { server, ip }: ${refs.FastifyRequest},
  ): Promise<${library('PublicKeyCredentialRequestOptionsJSON')}> {
    await ${throttle}.countAttempt(server.db, ${beginCounters}(ip))
    return ${passkeys}.requestOptions(server)
  }

  /** The device was held, and knew its owner: that is two factors, and nothing more is asked for. */
  async function signInWithPasskey(
    { server, body }: ${refs.FastifyRequest}<{ Body: ${type('Signature')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${schemaType('SignedIn')}> {
    const user = await ${passkeys}.verifiedUser(server, body.credential)
    return ${signIn(isGated(accounts) ? 'finishSignIn' : 'beginSession')}(reply, user)
  }`

/** Whether something may be asked besides, which passkeys need not answer. */
const isGated = ({ auth }: Accounts): boolean => besidesOf(auth.settings).length > 0
