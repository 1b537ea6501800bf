import { timingSafeEqual } from 'node:crypto'
import { CSRF_HEADER } from '@drawbridge/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readAccessToken } from '../accounts/access-token.ts'
import { enterAccount, type AccountScope } from '../accounts/scope.ts'
import { readSession } from '../accounts/sessions.ts'
import type { StudioConfig } from '../config.ts'
import type { Storage } from '../storage/storage.ts'
import { cookieValues } from './cookie-values.ts'
import { assertOwnOrigin } from './own-origin.ts'
import { Refused } from './problem.ts'

export interface Identity {
  readonly account: AccountScope
  /** Only of a browser. */
  readonly session?: { readonly id: string; readonly csrfToken: string }
  /** Only of a program: the sign-in that its token follows from. */
  readonly family?: string
}

/** Who asks: a program by its token, else a browser by its cookie, else nobody. */
export async function identify(
  storage: Storage,
  config: StudioConfig,
  request: FastifyRequest,
): Promise<Identity | undefined> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = /^Bearer ([\w.~+/=-]+)$/.exec(authorization)?.[1]
    const opened = token && (await readAccessToken(storage.queries, token))
    if (!opened) return undefined
    return { account: enterAccount(opened.account, opened.provenAt), family: opened.family }
  }
  const session = await sessionOf(storage, request, sessionCookies(config, request))
  if (!session) return undefined
  const { id, csrfToken, account, provenAt } = session
  return { account: enterAccount(account, provenAt), session: { id, csrfToken } }
}

/**
 * Whatever runs on another port of this machine can put a cookie of ours beside the right one. So
 * all of that name are looked at, and the one counts to which the page's own token belongs.
 */
async function sessionOf(storage: Storage, request: FastifyRequest, values: readonly string[]) {
  const read = values.map((value) => readSession(storage.queries, value))
  const open = (await Promise.all(read)).filter((session) => session !== undefined)
  return open.find((session) => isOwnPage(request, session)) ?? open[0]
}

/**
 * Whether the request carries the token that its page was given at the sign-in and keeps for its
 * own origin, port included: no other page knows it, not even one that our cookie reaches.
 */
export function isOwnPage(
  request: FastifyRequest,
  { csrfToken }: { readonly csrfToken: string },
): boolean {
  return equal(request.headers[CSRF_HEADER], csrfToken)
}

/**
 * A change in the name of a cookie needs our own page behind it: origin, fetch metadata and token.
 * Without a cookie only the first two are looked at, where a browser sends them.
 * @throws Refused
 */
export function assertNotForged(
  config: StudioConfig,
  request: FastifyRequest,
  identity: Identity | undefined,
): void {
  assertOwnOrigin(config, request, identity?.session !== undefined)
  if (identity?.session && !isOwnPage(request, identity.session))
    throw new Refused(403, 'This page is out of date. Please reload it and try again.')
}

export function setSessionCookie(
  config: StudioConfig,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(config),
  } as const
  const name = cookieName(config, request)
  if (token === undefined) reply.clearCookie(name, options)
  else reply.setCookie(name, token, { ...options, maxAge: 30 * 24 * 60 * 60 })
}

/** The values of our cookie that a browser brings. */
export function sessionCookies(config: StudioConfig, request: FastifyRequest): readonly string[] {
  return cookieValues(request.headers.cookie, cookieName(config, request))
}

/** Cookies know no ports: two studios on one machine must not take each other's. */
function cookieName(config: StudioConfig, request: FastifyRequest): string {
  return isSecure(config) ? '__Host-drawbridge' : `drawbridge-${request.port ?? 80}`
}

function isSecure(config: StudioConfig): boolean {
  return config.publicUrl?.startsWith('https://') ?? false
}

function equal(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
