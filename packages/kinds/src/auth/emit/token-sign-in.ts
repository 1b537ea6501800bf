import { code, namespaceRef, ref, spaced, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { Problem, schemaType } from './names.ts'
import { beginning, noting, opening } from './begin-session.ts'
import { offers } from './offers.ts'

const sessions = namespaceRef('sessions', 'src/auth/sessions.ts')
const deleteSession = ref('deleteSession', 'src/auth/session-queries.ts')
const readAccount = ref('readAccount', 'src/auth/queries.ts')
const ACCESS_SECONDS = ref('ACCESS_SECONDS', 'src/auth/tokens.ts')
const SignedIn = schemaType('SignedIn')

/** `src/auth/sign-in.ts`, where callers are known by tokens. */
export const tokenSignInFile = (accounts: Accounts): Code =>
  code`${spaced([
    beginning(accounts, BEGUN, openOf(accounts)),
    offers(accounts, 'refresh') && REFRESH,
    offers(accounts, 'logout') && LOG_OUT,
    offers(accounts, 'me') && WHO_AM_I,
    tokensOf(accounts),
  ])}`

const BEGUN = code`/** Signs somebody in who has just proved to be this user. */`

function openOf(accounts: Accounts): Code {
  return code`
    const session = await ${sessions}.openSession(${opening(accounts)})
    ${noting(accounts, code`session.id`)}
    return tokensOf(reply, session)`
}

const REFRESH = code`
  /** Exchanges a refresh token for two new tokens. */
  export async function refresh(
    request: ${refs.FastifyRequest}<{ Body: ${schemaType('Refresh')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${SignedIn}> {
    const { refreshToken } = request.body
    const session = await ${sessions}.refreshSession(reply.server.db, refreshToken)
    if (session === undefined) {
      reply.server.callers.forget(${sessions}.sessionIdOf(refreshToken))
      throw new ${Problem}(401, 'Sign in again.')
    }
    return tokensOf(reply, session)
  }`

const LOG_OUT = code`
  export async function logOut(request: ${refs.FastifyRequest}, reply: ${refs.FastifyReply}): Promise<void> {
    const { session } = ${refs.signedIn}(request.user)
    await ${deleteSession}(request.server.db, session)
    request.server.callers.forget(session)
    reply.code(204)
  }`

const WHO_AM_I = code`
  export async function whoAmI(request: ${refs.FastifyRequest}): Promise<${schemaType('Me')}> {
    const user = await ${readAccount}(request.server.db, ${refs.signedIn}(request.user).id)
    if (user === undefined) throw new ${Problem}(401, 'This account is gone.')
    return { user }
  }`

const tokensOf = (accounts: Accounts): Code => code`
  async function tokensOf({ server }: ${refs.FastifyReply}, session: ${sessions}.Session): Promise<${SignedIn}> {
    const user = await ${readAccount}(server.db, session.user)
    if (user === undefined) throw new ${Problem}(401, 'This account is gone.')
    const accessToken = server.accessTokens.sign({
      user: String(user.id),
      role: user.role,
      session: session.id,
    })
    return { accessToken, expiresIn: ${ACCESS_SECONDS}, ${offers(accounts, 'refresh') && code`refreshToken: session.refreshToken, `}user }
  }`
