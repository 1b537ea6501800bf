import {
  API_PREFIX,
  Nothing,
  NoContent,
  isRole,
  type Contract,
  type Permission,
  type ProjectRole,
} from '@drawbridge/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { enterProject, withRole, type ProjectScope } from '../accounts/scope.ts'
import { audit } from '../audit.ts'
import type { StudioConfig } from '../config.ts'
import type { Storage } from '../storage/storage.ts'
import { refuseDeepCommands, takesCommands } from './command-bodies.ts'
import type { Attachment } from './handler.ts'
import { assertNotForged, identify, isOwnPage, type Identity } from './identity.ts'
import { assertOwnOrigin } from './own-origin.ts'
import { Refused } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Permission
    /** Stays open, so that it is looked at as a change is. */
    live?: boolean
    /** Opened by the browser itself, which sends the cookie and nothing of the page's. */
    navigated?: boolean
  }
  interface FastifyRequest {
    identity: Identity | undefined
    project: ProjectScope | undefined
  }
}

/**
 * Every route, whoever registers it, says who may call it; one that doesn't keeps the server from
 * starting. What it says is looked at before a byte of the body is read.
 */
export function guardRoutes(app: FastifyInstance, storage: Storage, config: StudioConfig): void {
  app.decorateRequest('identity', undefined)
  app.decorateRequest('project', undefined)
  app.addHook('onRoute', ({ method, url, config: route }) => {
    if (!route?.permission)
      throw new Error(`${String(method)} ${url} does not say who may call it.`)
  })
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config
    if (!permission) return
    request.identity = await identify(storage, config, request)
    try {
      await admit(storage, config, request, permission)
    } catch (error) {
      await note(storage, request, error)
      throw error
    }
  })
}

async function admit(
  storage: Storage,
  config: StudioConfig,
  request: FastifyRequest,
  permission: Permission,
): Promise<void> {
  const { live, navigated } = request.routeOptions.config
  const reads = ['GET', 'HEAD'].includes(request.method)
  if (!live && !navigated && (reads || permission === 'anyone')) leaveForeign(request)
  const { identity } = request
  if (live) assertOwnOrigin(config, request, identity?.session !== undefined)
  else if (!reads) assertNotForged(config, request, identity)
  if (permission === 'anyone') return
  if (!identity) throw new Refused(401, 'Please sign in.')
  if (isRole(permission)) request.project = await projectOf(storage, identity, request, permission)
}

/** A cookie that was planted, or taken, has nothing of our page beside it: then nobody asks. */
function leaveForeign(request: FastifyRequest): void {
  const session = request.identity?.session
  if (session && !isOwnPage(request, session)) request.identity = undefined
}

/** Who is signed in and reaches for something else is written down; strangers are only refused. */
async function note(storage: Storage, request: FastifyRequest, error: unknown): Promise<void> {
  const { identity, method, routeOptions } = request
  if (!identity || !(error instanceof Refused)) return
  const { status } = error
  const detail = { status, method, route: routeOptions.url ?? '', ip: request.ip }
  await audit(storage, 'refused', identity.account.accountId, detail)
}

const TOO_LITTLE: Readonly<Record<ProjectRole, string>> = {
  viewer: 'This project can be looked at by its members alone.',
  editor:
    'You may look at this project, and change nothing in it. Ask one of its owners to make you an editor.',
  owner: 'Only an owner of this project may do that. Ask one of them.',
}

async function projectOf(
  storage: Storage,
  identity: Identity,
  request: FastifyRequest,
  role: ProjectRole,
) {
  const { params } = request
  const id =
    typeof params === 'object' && params !== null && 'project' in params
      ? params.project
      : undefined
  const scope = await enterProject(storage.queries, identity.account, String(id))
  if (!scope) throw new Refused(404, 'There is no such project.')
  if (!withRole(scope, role)) throw new Refused(403, TOO_LITTLE[role])
  return scope
}

/** What `bindRoute` hands over; `Handlers` gives each function its own, narrower, view of it. */
export type AnyHandler = (call: {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly account: Identity['account'] | undefined
  readonly session: Identity['session']
  readonly project: ProjectScope | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}) => Promise<unknown>

export function bindRoute(app: FastifyInstance, contract: Contract, handler: AnyHandler): void {
  const { params, query, body, reply: answer, status, media } = contract
  const described = media === undefined && answer !== NoContent
  app.route({
    method: contract.method,
    url: API_PREFIX + contract.path,
    config: { permission: contract.permission, navigated: media !== undefined },
    ...(takesCommands(contract) && { preValidation: refuseDeepCommands }),
    schema: {
      params,
      querystring: query,
      ...(body !== Nothing && { body }),
      ...(described && { response: { [status]: answer } }),
    },
    handler: async (request, reply) => {
      const { identity, project } = request
      const result = await handler({
        params: request.params,
        query: request.query,
        body: request.body,
        account: identity?.account,
        session: identity?.session,
        project,
        request,
        reply,
      })
      if (result === undefined) return reply.code(204).send()
      if (media === undefined) return reply.code(status).send(result)
      const { fileName, content } = result as Attachment
      return reply
        .type(media)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(content)
    },
  })
}
