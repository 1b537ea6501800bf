import { code, namespaceRef, ref, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import { aliasOf } from '../../../table/emit/selected-columns.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { signedInRecently } from '../../emit/recent-sign-in.ts'
import { statementsOf } from '../../emit/statement.ts'
import { registrations } from '../way-routes.ts'
import { wayModules } from '../way-modules.ts'
import { devicesFace, type DevicesSettings } from './face.ts'
import { keepsUse } from './used-at.ts'
import { testsFile } from './tests.ts'

const queries = namespaceRef('queries', 'src/auth/devices/queries.ts')
const SessionParams = typeRef('SessionParams', 'src/auth/devices/schemas.ts')
const createHash = ref('createHash', 'node:crypto')
const SessionList = typeRef('SessionList', 'src/auth/devices/schemas.ts')

export function emitDevices(
  accounts: Accounts,
  settings: DevicesSettings,
): readonly Contribution[] {
  return wayModules(accounts, 'devices', {
    plugin: 'deviceRoutes',
    files: {
      routes: routesFile(accounts, settings),
      schemas: SCHEMAS,
      queries: queriesFile(accounts),
      device: deviceFile(accounts),
    },
    test: testsFile(accounts),
  })
}

const routesFile = (accounts: Accounts, settings: DevicesSettings): Code => code`
  /** Where people are signed in, and how they sign out from afar. */
  export async function deviceRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${registrations(accounts, 'devices', devicesFace.routes(settings, accounts.auth.settings))}
  }

  async function listSessions({ server, user }: ${refs.FastifyRequest}): Promise<${SessionList}> {
    const caller = ${refs.signedIn}(user)
    const rows = await ${queries}.readSessions(server.db, caller.id)
    const data = rows.map(({ id, device, createdAt, usedAt, expiresAt }) => ({
      id,
      device,
      createdAt: new Date(createdAt).toISOString(),
      usedAt: new Date(usedAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
      current: id === caller.session,
    }))
    return { data }
  }

  async function endSession(
    request: ${refs.FastifyRequest}<{ Params: ${SessionParams} }>,
    reply: ${refs.FastifyReply},
  ): Promise<void> {
    await ${signedInRecently}(request)
    const { params, server, user } = request
    const isEnded = await ${queries}.deleteSession(server.db, ${refs.signedIn}(user).id, params.id)
    if (!isEnded) throw ${refs.notFound}('session')
    ${isJwt(accounts) && code`server.callers.forget(params.id)`}
    reply.code(204)
  }

  async function endOtherSessions(request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<void> {
    await ${signedInRecently}(request)
    const { server, user } = request
    await ${queries}.deleteOtherSessions(server.db, ${refs.signedIn}(user))
    ${isJwt(accounts) && code`server.callers.forgetAll()`}
    reply.code(204)
  }`

const isJwt = ({ auth }: Accounts): boolean => auth.settings.method === 'jwt'

const SCHEMAS = code`
  export interface SessionParams {
    readonly id: string
  }

  export interface SessionList {
    readonly data: readonly {
      readonly id: string
      /** \`Firefox on Windows\`; null where nothing was told. */
      readonly device: string | null
      readonly createdAt: string
      readonly usedAt: string
      readonly expiresAt: string
      /** Whether it is the one that the request came from. */
      readonly current: boolean
    }[]
  }

  const session = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      device: { type: ['string', 'null'] },
      createdAt: { type: 'string' },
      usedAt: { type: 'string' },
      expiresAt: { type: 'string' },
      current: { type: 'boolean' },
    },
  }

  export const listSessions = {
    response: { 200: { type: 'object', properties: { data: { type: 'array', items: session } } } },
  }

  export const endSession = {
    params: {
      type: 'object',
      properties: { id: { type: 'string', maxLength: 64 } },
      required: ['id'],
    },
    response: { 204: { type: 'null' } },
  }

  export const endOtherSessions = { response: { 204: { type: 'null' } } }`

const deviceFile = (accounts: Accounts): Code => code`
  const PROGRAMS = [
    ['Edge', /\\bEdg(?:e|A|iOS)?\\//],
    ['Opera', /\\bOPR\\//],
    ['Firefox', /\\b(?:Firefox|FxiOS)\\//],
    ['Chrome', /\\b(?:Chrome|CriOS)\\//],
    ['Safari', /\\bSafari\\//],
  ] as const

  const SYSTEMS = [
    ['Android', /Android/],
    ['iOS', /iPhone|iPad/],
    ['Windows', /Windows/],
    ['macOS', /Mac OS X/],
    ['Linux', /Linux/],
  ] as const

  /** Notes what a caller says that it is, in a few words; nobody has to believe it. */
  export async function noteDevice(request: ${refs.FastifyRequest}, session: string): Promise<void> {
    const agent = request.headers['user-agent'] ?? ''
    const called = (names: readonly (readonly [string, RegExp])[]) =>
      names.find(([, pattern]) => pattern.test(agent))?.[0]
    const program = called(PROGRAMS) ?? /^[\\w.-]{1,40}/.exec(agent)?.[0]
    const device = [program, called(SYSTEMS)].filter((word) => word !== undefined).join(' on ')
    if (device !== '') await ${queries}.writeDevice(request.server.db, ${sessionId(accounts)}, device)
  }`

/** Of a cookie session the digest of its secret is kept. */
const sessionId = (accounts: Accounts): Code =>
  isJwt(accounts)
    ? code`session`
    : code`${createHash}('sha256').update(session).digest('base64url')`

function queriesFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const createdAt = aliasOf('createdAt', accounts)
  const expiresAt = aliasOf('expiresAt', accounts)
  const used = keepsUse(accounts.auth) ? 'COALESCE(used_at, created_at)' : 'seen_at'
  const usedAt = aliasOf('usedAt', accounts)
  return code`
    const LIST = ${sql`
  SELECT id, device, created_at AS ${createdAt}, ${used} AS ${usedAt}, expires_at AS ${expiresAt}
  FROM auth_sessions WHERE user_id = ? AND expires_at > ?
  ORDER BY created_at DESC, id LIMIT 100`}

    const NOTE = ${sql`UPDATE auth_sessions SET device = ? WHERE id = ?`}
    const DELETE = ${sql`DELETE FROM auth_sessions WHERE id = ? AND user_id = ?`}
    const DELETE_OTHERS = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND id <> ?`}

    /** Times are milliseconds since 1970. */
    export interface SessionRow {
      readonly id: string
      readonly device: string | null
      readonly createdAt: number
      readonly usedAt: number
      readonly expiresAt: number
    }

    export function readSessions(db: ${refs.Database}, user: ${refs.Caller}['id']): Promise<SessionRow[]> {
      return db.all<SessionRow>(LIST, [user, Date.now()])
    }

    export async function writeDevice(db: ${refs.Database}, session: string, device: string): Promise<void> {
      await db.run(NOTE, [device, session])
    }

    /** False where the user has no such session. */
    export async function deleteSession(db: ${refs.Database}, user: ${refs.Caller}['id'], id: string): Promise<boolean> {
      const { changes } = await db.run(DELETE, [id, user])
      return changes === 1
    }

    /** All of the caller's but the one that they call from. */
    export async function deleteOtherSessions(db: ${refs.Database}, caller: ${refs.Caller}): Promise<void> {
      await db.run(DELETE_OTHERS, [caller.id, caller.session])
    }`
}
