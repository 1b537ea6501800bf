import { code, namespaceRef, ref, spaced, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { Problem, schemaType } from './names.ts'
import { beginning, noting, opening } from './begin-session.ts'
import { offers } from './offers.ts'

const sessions = namespaceRef('sessions', 'src/auth/sessions.ts')
const csrfToken = ref('csrfToken', 'src/auth/csrf.ts')
const deleteSession = ref('deleteSession', 'src/auth/session-queries.ts')
const readAccount = ref('readAccount', 'src/auth/queries.ts')
const ACCESS_SECONDS = ref('ACCESS_SECONDS', 'src/auth/tokens.ts')
const SESSION_DAYS = ref('SESSION_DAYS', 'src/auth/settings.ts')
const SignedIn = schemaType('SignedIn')

/** `src/auth/sign-in.ts`, where callers are known by tokens in cookies. */
export const tokenCookieSignInFile = (accounts: Accounts): Code =>
  code`${spaced([
    beginning(accounts, BEGUN, openOf(accounts)),
    offers(accounts, 'refresh') && REFRESH,
    offers(accounts, 'logout') && (offers(accounts, 'refresh') ? LOG_OUT_BY_EITHER : LOG_OUT),
    offers(accounts, 'me') && WHO_AM_I,
    cookiesOf(accounts),
    ACCOUNT,
  ])}`

const BEGUN = code`/** Signs somebody in who has just proved to be this user. */`

function openOf(accounts: Accounts): Code {
  return code`
    const session = await ${sessions}.openSession(${opening(accounts)})
    ${noting(accounts, code`session.id`)}
    return setCookies(reply, session)`
}

const REFRESH = code`
  /** Exchanges the refresh token of a browser for two new tokens. */
  export async function refresh(
    request: ${refs.FastifyRequest},
    reply: ${refs.FastifyReply},
  ): Promise<${SignedIn}> {
    const { server } = reply
    const refreshToken = server.tokenCookies.read(request, 'refresh') ?? ''
    const session = await ${sessions}.refreshSession(server.db, refreshToken)
    if (session === undefined) {
      server.callers.forget(${sessions}.sessionIdOf(refreshToken))
      server.tokenCookies.clear(reply)
      throw new ${Problem}(401, 'Sign in again.')
    }
    return setCookies(reply, session)
  }`

const LOG_OUT = code`
  export async function logOut(request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<void> {
    const { session } = ${refs.signedIn}(request.user)
    await ${deleteSession}(request.server.db, session)
    request.server.callers.forget(session)
    request.server.tokenCookies.clear(reply)
    reply.code(204)
  }`

const LOG_OUT_BY_EITHER = code`
  /** The access token may be over: the refresh token tells whose sign-in it is as well. */
  export async function logOut(request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<void> {
    const { server, user } = request
    const refreshToken = server.tokenCookies.read(request, 'refresh') ?? ''
    const session = user?.session ?? ${sessions}.sessionIdOf(refreshToken)
    if (session === undefined) throw new ${Problem}(401, 'Sign in first.')
    await ${deleteSession}(server.db, session)
    server.callers.forget(session)
    server.tokenCookies.clear(reply)
    reply.code(204)
  }`

const WHO_AM_I = code`
  export async function whoAmI(request: ${refs.FastifyRequest}): Promise<${SignedIn}> {
    const { id, session } = ${refs.signedIn}(request.user)
    return { csrfToken: ${csrfToken}(session), user: await accountOf(request.server, id) }
  }`

const cookiesOf = (accounts: Accounts): Code => code`
  async function setCookies(reply: ${refs.FastifyReply}, session: ${sessions}.Session): Promise<${SignedIn}> {
    const { accessTokens, tokenCookies } = reply.server
    const user = await accountOf(reply.server, session.user)
    const token = accessTokens.sign({ user: String(user.id), role: user.role, session: session.id })
    tokenCookies.set(reply, 'access', token, ${ACCESS_SECONDS})
    ${
      offers(accounts, 'refresh') &&
      code`tokenCookies.set(reply, 'refresh', session.refreshToken, ${SESSION_DAYS} * 24 * 60 * 60)`
    }
    return { csrfToken: ${csrfToken}(session.id), user }
  }`

const ACCOUNT = code`
  async function accountOf({ db }: ${refs.FastifyInstance}, id: ${refs.Caller}['id']): Promise<${SignedIn}['user']> {
    const account = await ${readAccount}(db, id)
    if (account === undefined) throw new ${Problem}(401, 'This account is gone.')
    return account
  }`
