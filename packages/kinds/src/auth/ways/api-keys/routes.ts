import { code, namespaceRef, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { signedInRecently } from '../../emit/recent-sign-in.ts'
import { registrations } from '../way-routes.ts'
import { ownKeyRoutes } from './face.ts'
import type { ApiKeysSettings } from './settings.ts'

const issue = (name: string) => ref(name, 'src/auth/api-keys/issue-key.ts')
const queries = namespaceRef('queries', 'src/auth/api-keys/queries.ts')
const type = (name: string) => typeRef(name, 'src/auth/api-keys/schemas.ts')

/** `src/auth/api-keys/routes.ts` */
export const routesFile = (accounts: Accounts, settings: ApiKeysSettings): Code => code`
  /** Keys by which programs call in the name of an account. */
  export async function keyRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${registrations(accounts, 'api-keys', ownKeyRoutes(settings))}
  }

  async function createKey(
    request: ${refs.FastifyRequest}<{ Body: ${type('KeyRequest')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${type('IssuedKey')}> {
    await ${signedInRecently}(request)
    const { log, server, user, body } = request
    const { id } = ${refs.signedIn}(user)
    const key = await ${issue('issueKey')}(server.db, id, body)
    log.info({ account: id, key: key.id }, 'A key was made.')
    reply.code(201)
    return key
  }

  async function listKeys({ server, user }: ${refs.FastifyRequest}): Promise<${type('KeyList')}> {
    const rows = await ${queries}.listKeys(server.db, ${refs.signedIn}(user).id)
    return { data: rows.map(${issue('shown')}) }
  }

  /** From this moment on it is good no more. */
  async function endKey(
    { log, server, user, params }: ${refs.FastifyRequest}<{ Params: ${type('KeyParams')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<void> {
    const { id } = ${refs.signedIn}(user)
    if (!(await ${queries}.deleteKey(server.db, id, params.id))) throw ${refs.notFound}('key')
    log.info({ account: id, key: params.id }, 'A key was ended.')
    reply.code(204)
  }`
