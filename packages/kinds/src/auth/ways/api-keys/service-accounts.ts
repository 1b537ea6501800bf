import { code, namespaceRef, ref, template, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { registrations } from '../way-routes.ts'
import { serviceRoutes } from './service-face.ts'
import type { ApiKeysSettings } from './settings.ts'

const issue = (name: string) => ref(name, 'src/auth/api-keys/issue-key.ts')
const keys = (name: string) => ref(name, 'src/auth/api-keys/queries.ts')
const keyType = (name: string) => typeRef(name, 'src/auth/api-keys/schemas.ts')
const randomBytes = ref('randomBytes', 'node:crypto')
const queries = namespaceRef('queries', 'src/auth/service-accounts/queries.ts')
const type = (name: string) => typeRef(name, 'src/auth/service-accounts/schemas.ts')

/** So long is what stands where people have a name or an address. */
export const identifierLength = ({ isEmail }: Pick<Accounts, 'isEmail'>): number =>
  'service-'.length + 24 + (isEmail ? AT.length : 0)

/** Nobody gets mail there (RFC 2606). */
const AT = '@service.invalid'

/** `src/auth/service-accounts/routes.ts` */
export const serviceRoutesFile = (accounts: Accounts, settings: ApiKeysSettings): Code => code`
  /** Accounts of programs, which hold keys and which nobody signs in to. */
  export async function serviceRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${registrations(accounts, 'service-accounts', serviceRoutes(settings))}
  }

  ${manage(accounts)}

  ${KEYS}

  const serviceOf = ({ id, name, createdAt }: ${queries}.ServiceRow): ${type('ServiceAccount')} => ({
    id,
    name,
    createdAt: new Date(createdAt).toISOString(),
  })

  /** Throws 404 for accounts of people: keys of theirs are for nobody else to see. */
  async function serviceIn({ server, params }: ${ofService}): Promise<${refs.Caller}['id']> {
    const service = await ${queries}.readService(server.db, params.id)
    if (service === undefined) throw ${refs.notFound}('service account')
    return service.id
  }`

const ofService = code`${refs.FastifyRequest}<{ Params: ${type('ServiceParams')} }>`

const manage = ({ isEmail }: Accounts): Code => code`
  async function createServiceAccount(
    { log, server, body }: ${refs.FastifyRequest}<{ Body: ${type('ServiceRequest')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${type('ServiceAccount')}> {
    const identifier = ${template`service-${code`${randomBytes}(12).toString('hex')`}${isEmail ? AT : ''}`}
    const row = await ${queries}.insertService(server.db, body.name, identifier, body.account ?? {})
    log.info({ account: row.id }, 'A service account was made.')
    reply.code(201)
    return serviceOf(row)
  }

  async function listServiceAccounts({ server }: ${refs.FastifyRequest}): Promise<${type('ServiceList')}> {
    return { data: (await ${queries}.listServices(server.db)).map(serviceOf) }
  }

  async function endServiceAccount({ server, params }: ${ofService}, reply: ${refs.FastifyReply}): Promise<void> {
    const isEnded = await ${queries}.deleteService(server.db, params.id)
    if (!isEnded) throw ${refs.notFound}('service account')
    reply.code(204)
  }`

const KEYS = code`
  async function createServiceKey(
    request: ${refs.FastifyRequest}<{ Params: ${type('ServiceParams')}; Body: ${keyType('KeyRequest')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${keyType('IssuedKey')}> {
    const id = await serviceIn(request)
    reply.code(201)
    return ${issue('issueKey')}(request.server.db, id, request.body)
  }

  async function listServiceKeys(request: ${ofService}): Promise<${keyType('KeyList')}> {
    const rows = await ${keys('listKeys')}(request.server.db, await serviceIn(request))
    return { data: rows.map(${issue('shown')}) }
  }

  async function endServiceKey(
    request: ${refs.FastifyRequest}<{ Params: ${type('ServiceKeyParams')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<void> {
    const id = await serviceIn(request)
    const isEnded = await ${keys('deleteKey')}(request.server.db, id, request.params.key)
    if (!isEnded) throw ${refs.notFound}('key')
    reply.code(204)
  }`
