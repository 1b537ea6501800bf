import { checkJson } from '@drawbridge/manifest'
import { projectServer } from '@drawbridge/mcp'
import { MCP_PATH } from '@drawbridge/protocol'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { noteProgram, openKey, type Guest } from './keys.ts'
import { Pace } from './pace.ts'
import { projectDesk } from './project-desk.ts'
import { programOf } from './program-of.ts'

declare module 'fastify' {
  interface FastifyRequest {
    guest: (Guest & { readonly secret: string }) | undefined
  }
}

const VERSION = '1'

/** How deep a message may be: commands lie in it, a few levels down. */
const DEEPEST = 80

/**
 * Projects for assistants of one's own, by the Model Context Protocol. Whoever comes has a key, each
 * time; nothing is remembered between two messages, and nobody else's rights are fallen back on.
 */
export function serveMcp(app: FastifyInstance, studio: Studio): void {
  const pace = new Pace(studio.limits.assistantCalls)
  app.decorateRequest('guest', undefined)
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: MCP_PATH,
    // Whatever the method: from our own origin, or from no page at all.
    config: { permission: 'anyone', live: true },
    async onRequest(request, reply) {
      request.guest = await guestOf(studio, request, reply)
      const wait = pace.take(request.guest.key.id)
      if (wait === undefined) return
      const detail = 'This key is used too often in a minute. Wait a moment.'
      throw new Refused(429, detail, { retryAfter: wait })
    },
    async handler(request, reply) {
      const { guest, body } = request
      if (guest === undefined) throw new Refused(401, 'A key is missing.')
      // Each counts by itself.
      if (Array.isArray(body)) throw new Refused(400, 'Send one message at a time.')
      const checked = checkJson(body ?? null, DEEPEST)
      if (!checked.ok)
        throw new Refused(400, checked.diagnostics[0]?.message ?? 'This is no message.')
      const known = await introduced(studio, guest, body)
      const desk = projectDesk(studio, known, guest.secret)
      const { fetch } = createMcpHandler(() => projectServer(desk, VERSION), {
        // Nobody is told of anything: a connection that stays open would outlive its key.
        maxSubscriptions: 0,
      })
      return reply.send(await fetch(asked(request), body === undefined ? {} : { parsedBody: body }))
    },
  })
}

/** @throws Refused 401 for whoever brings no key, or one that is not good */
async function guestOf({ storage }: Studio, request: FastifyRequest, reply: FastifyReply) {
  const { authorization } = request.headers
  const secret = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1]
  const guest = secret && (await openKey(storage.queries, secret))
  if (guest) return { ...guest, secret }
  const error = secret === undefined ? '' : ', error="invalid_token"'
  reply.header('www-authenticate', `Bearer realm="drawbridge"${error}`)
  const detail =
    secret === undefined
      ? 'Bring a key: make one in the project, under “Assistants of your own”.'
      : 'This key is not good, or not any more. Make another in the project.'
  throw new Refused(401, detail)
}

/** A program says what it is called when it begins, or each time. */
async function introduced(
  { storage }: Studio,
  guest: Guest & { readonly secret: string },
  body: unknown,
): Promise<Guest> {
  const program = programOf(body)
  if (program === undefined || program === guest.key.program) return guest
  await noteProgram(storage.queries, guest.key, program)
  return (await openKey(storage.queries, guest.secret)) ?? guest
}

/** The same request without what let it in. */
function asked({ method, url, host, raw }: FastifyRequest): Request {
  const headers = Object.entries(raw.headersDistinct).flatMap(([name, values = []]) =>
    ['authorization', 'cookie'].includes(name)
      ? []
      : values.map((value): [string, string] => [name, value]),
  )
  return new Request(new URL(url, `http://${host}`), { method, headers })
}
