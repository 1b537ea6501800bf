import { code, namespaceRef, ref, template, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { Problem } from '../../../emit/names.ts'
import { signedInRecently } from '../../../emit/recent-sign-in.ts'
import { isByCookie } from '../../../settings.ts'

const schema = (name: string) => typeRef(name, 'src/auth/provider/schemas.ts')
const queries = namespaceRef('queries', 'src/auth/provider/queries.ts')
const issueTicket = ref('issueTicket', 'src/auth/tickets.ts')
const useTicket = ref('useTicket', 'src/auth/tickets.ts')
const isOf = ref('isOf', 'src/auth/provider/challenges.ts')
const OVER = ref('OVER', 'src/auth/provider/calls.ts')
const CONNECTED_ELSEWHERE = ref('CONNECTED_ELSEWHERE', 'src/auth/provider/refusals.ts')
const Provider = typeRef('Provider', 'src/auth/provider/provider.ts')
const returnTo = ref('returnTo', 'src/auth/provider/return-to.ts')

/** `src/auth/provider/connections.ts` */
export function connectionsFile(accounts: Accounts): Code {
  const byCookie = isByCookie(accounts.auth.settings)
  return code`
    ${connect(accounts, byCookie)}

    export async function listConnections({
      server,
      user,
    }: ${refs.FastifyRequest}): Promise<{ data: readonly ${schema('Connection')}[] }> {
      const rows = await ${queries}.listIdentities(server.db, ${refs.signedIn}(user).id)
      return { data: rows.map(connectionOf) }
    }

    ${!byCookie && ADD}

    export async function removeConnection(
      request: ${refs.FastifyRequest}<{ Params: ${schema('ConnectionParams')} }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const caller = ${refs.signedIn}(request.user)
      await ${signedInRecently}(request)
      const outcome = await ${queries}.removeIdentity(request.server.db, caller, request.params.id)
      if (outcome === 'missing') throw ${refs.notFound}('connection')
      if (outcome === 'last')
        throw new ${Problem}(409, 'This is the only way into your account. Set a password first.')
      request.log.info({ account: caller.id }, 'A provider was disconnected.')
      ${accounts.auth.settings.method === 'jwt' && code`request.server.callers.forgetAll()`}
      reply.code(204)
    }

    const connectionOf = ({ id, provider, createdAt }: ${queries}.IdentityRow): ${schema('Connection')} => ({
      id,
      provider,
      createdAt: new Date(createdAt).toISOString(),
    })`
}

function connect({ auth }: Accounts, byCookie: boolean): Code {
  const address = template`${code`publicUrl`}${`${auth.settings.path}/`}${code`name`}?ticket=${code`ticket`}`
  return code`
    /** Minutes to go to the address that this answers. */
    const MINUTES = 2

    /** Where the page has to send somebody who is signed in, to connect the provider to their account. */
    export const connect =
      ({ name, places }: ${Provider}) =>
      async (request: ${refs.FastifyRequest}<{ Body: ${schema('Connect')} }>): Promise<{ url: string }> => {
        await ${signedInRecently}(request)
        const { server, user, body } = request
        const { publicUrl } = server.providers
        const place = ${returnTo}(body.returnTo, places, publicUrl)
        const data = JSON.stringify({ returnTo: place${!byCookie && code`, challenge: body.challenge`} })
        const { id } = ${refs.signedIn}(user)
        const ticket = await ${issueTicket}(server.db, ${template`connect ${code`name`}`}, { user: id, data, minutes: MINUTES })
        return { url: ${address} }
      }`
}

const ADD = code`
  /** Connects what the caller has just shown to be theirs. */
  export async function addConnection(
    { log, server, user, body }: ${refs.FastifyRequest}<{ Body: ${schema('Exchange')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${schema('Connection')}> {
    const { id } = ${refs.signedIn}(user)
    const ticket = await ${useTicket}(server.db, 'connection', body.code)
    if (ticket?.data == null || ticket.user !== id) throw new ${Problem}(400, ${OVER})
    const { challenge, provider, issuer, subject } = JSON.parse(ticket.data)
    if (!${isOf}(challenge, body.verifier)) throw new ${Problem}(400, ${OVER})
    const added = await ${queries}.connectIdentity(server.db, id, provider, { issuer, subject })
    if (added === undefined) throw new ${Problem}(409, ${CONNECTED_ELSEWHERE})
    log.info({ account: id, provider }, 'A provider was connected.')
    reply.code(201)
    return connectionOf(added)
  }`
