import { code, namespaceRef, ref, spaced, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { Problem, schemaType } from './names.ts'
import { beginning, noting, opening } from './begin-session.ts'
import { offers } from './offers.ts'

const sessions = namespaceRef('sessions', 'src/auth/sessions.ts')
const csrfToken = ref('csrfToken', 'src/auth/csrf.ts')
const readAccount = ref('readAccount', 'src/auth/queries.ts')
const SignedIn = schemaType('SignedIn')

/** `src/auth/sign-in.ts`, where callers are known by a cookie. */
export const cookieSignInFile = (accounts: Accounts): Code =>
  code`${spaced([
    beginning(accounts, BEGUN, openOf(accounts)),
    offers(accounts, 'logout') && LOG_OUT,
    offers(accounts, 'me') && WHO_AM_I,
    END,
  ])}`

const BEGUN = code`
  /**
   * Signs somebody in who has just proved to be this user. The session is always a new one, so that
   * nobody can have planted its secret beforehand.
   */`

const openOf = (accounts: Accounts): Code => code`
    await endSession(reply)
    const secret = await ${sessions}.openSession(${opening(accounts)})
    ${noting(accounts, code`secret`)}
    reply.server.sessionCookie.set(reply, secret)
    return answer(reply, user, secret)`

const LOG_OUT = code`
  export async function logOut(_request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<void> {
    await endSession(reply)
    reply.server.sessionCookie.clear(reply)
    reply.code(204)
  }`

const WHO_AM_I = code`
  export async function whoAmI(request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<${SignedIn}> {
    const secret = reply.server.sessionCookie.read(request) ?? ''
    return answer(reply, ${refs.signedIn}(request.user).id, secret)
  }`

const END = code`
  /** Ends the session that the request came with. */
  async function endSession({ server, request }: ${refs.FastifyReply}): Promise<void> {
    const secret = server.sessionCookie.read(request)
    if (secret !== undefined) await ${sessions}.endSession(server.db, secret)
  }

  async function answer(
    { server }: ${refs.FastifyReply},
    user: ${refs.Caller}['id'],
    secret: string,
  ): Promise<${SignedIn}> {
    const account = await ${readAccount}(server.db, user)
    if (account === undefined) throw new ${Problem}(401, 'This account is gone.')
    return { csrfToken: ${csrfToken}(secret), user: account }
  }`
