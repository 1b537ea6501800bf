import { code, key, lit, name, type Code, type Hole } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { isByCookie, type AuthRoute } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { afterRegistering, answerType, gatesOf } from './begin-session.ts'
import { offers } from './offers.ts'
import {
  hashPassword,
  Problem,
  queries,
  refuseWeak,
  schemas,
  schemaType,
  signIn,
  throttle,
  verifyPassword,
} from './names.ts'

const SignedIn = schemaType('SignedIn')
const beginSession = signIn('beginSession')

/** `src/auth/routes.ts` */
export const routesFile = (accounts: Accounts): Code => code`
  export async function authRoutes(app: ${refs.FastifyInstance}): Promise<void> {
    ${routesOf(accounts)}
  }

  ${offers(accounts, 'register') && register(accounts)}

  ${offers(accounts, 'login') && logIn(accounts)}

  ${offers(accounts, 'password') && changePassword(accounts)}`

function routesOf(accounts: Accounts): readonly Code[] {
  const { path } = accounts.auth.settings
  const byCookie = isByCookie(accounts.auth.settings)
  const begins = byCookie && code`, config`
  const route = (
    last: AuthRoute,
    verb: 'get' | 'post',
    schema: string,
    more: Hole,
    handler: Hole,
  ) =>
    offers(accounts, last)
      ? [
          code`app.${name(verb)}(${lit(`${path}/${last}`)}, { schema: ${schemas}.${name(schema)}${more} }, ${handler})`,
        ]
      : []
  return [
    ...(byCookie && offers(accounts, 'register', 'login', 'refresh')
      ? [code`const config = { beginsSession: true } as const`]
      : []),
    ...route('register', 'post', 'register', begins, code`register`),
    ...route('login', 'post', 'logIn', begins, code`logIn`),
    ...route('refresh', 'post', 'refresh', begins, signIn('refresh')),
    ...route('logout', 'post', 'logOut', false, signIn('logOut')),
    ...route('me', 'get', 'whoAmI', false, signIn('whoAmI')),
    ...route('password', 'post', 'changePassword', false, code`changePassword`),
  ]
}

/** The identifier that a caller sent, as it is kept. */
const identifierOf = (input: Code, { auth, isEmail }: Accounts): Code =>
  code`${input}.${key(auth.identifier.name)}${isEmail && code`.toLowerCase()`}`

const register = (accounts: Accounts): Code => code`
  async function register(
    request: ${refs.FastifyRequest}<{ Body: ${schemaType('Registration')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${answerType(accounts)}> {
    const { db } = request.server
    const { password, ...input } = request.body
    const identifier = ${identifierOf(code`input`, accounts)}
    ${refuseWeak}('password', password, identifier)
    await ${throttle}.countAttempt(db, ${throttle}.registerCounters(request.ip))

    const passwordHash = await ${hashPassword}(password)
    const id = await ${queries}.createAccount(db, { ...input, ${key(accounts.auth.identifier.name)}: identifier }, passwordHash)
    ${afterRegistering(accounts).map((hook) => code`await ${hook}(request, id)`)}
    reply.code(201)
    return ${beginSession}(reply, id)
  }`

const logIn = (accounts: Accounts): Code => code`
  /** The same answer, after the same work, for a wrong password and for an account that is not there. */
  async function logIn(
    request: ${refs.FastifyRequest}<{ Body: ${schemaType('Login')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${answerType(accounts)}> {
    const { db } = request.server
    const identifier = ${identifierOf(code`request.body`, accounts)}
    const counters = ${throttle}.loginCounters(request.ip, identifier)
    await ${throttle}.countAttempt(db, [...counters.account, ...counters.network])

    const account = await ${queries}.findCredentials(db, identifier)
    const matches = await ${verifyPassword}(request.body.password, account?.passwordHash ?? null)
    if (account === undefined || !matches) {
      request.log.warn({ account: account?.id }, 'A password was wrong.')
      throw new ${Problem}(401, ${noAccount(accounts)})
    }
    await ${throttle}.resetCounters(db, counters.account)
    return ${beginSession}(reply, account.id, account.passwordHash ?? undefined)
  }`

const noAccount = ({ auth }: Accounts): Code =>
  lit(`There is no account with this ${auth.identifier.name} and password.`)

const changePassword = (accounts: Accounts): Code => code`
  /** Asks for the password once more, and signs out everywhere but here. */
  async function changePassword(
    request: ${refs.FastifyRequest}<{ Body: ${schemaType('PasswordChange')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${SignedIn}> {
    const { db } = request.server
    const { id } = ${refs.signedIn}(request.user)
    const { currentPassword, newPassword } = request.body
    const counters = ${throttle}.passwordCounters(id)
    await ${throttle}.countAttempt(db, counters)

    const account = await ${queries}.readCredentials(db, id)
    const matches = await ${verifyPassword}(currentPassword, account?.passwordHash ?? null)
    if (account === undefined || !matches) {
      request.log.warn({ account: id }, 'A password was wrong.')
      throw ${refs.invalid}('currentPassword', 'is not the password')
    }
    ${refuseWeak}('newPassword', newPassword, account.identifier)

    const passwordHash = await ${hashPassword}(newPassword)
    if (!(await ${queries}.changePasswordHash(db, account, passwordHash))) {
      throw new ${Problem}(409, 'The password was changed from elsewhere at the same time.')
    }
    ${accounts.auth.settings.method === 'jwt' && code`request.server.callers.forgetAll()`}
    await ${throttle}.resetCounters(db, counters)
    request.log.info({ account: id }, 'A password was changed.')
    return ${gatesOf(accounts).length > 0 ? signIn('finishSignIn') : beginSession}(reply, id, passwordHash)
  }`
