import {
  code,
  defaultRef,
  lit,
  key,
  namespaceRef,
  ref,
  template,
  typeRef,
  type Code,
} from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { Problem, schemaType, signIn } from '../../../emit/names.ts'
import { isByCookie } from '../../../settings.ts'
import { besidesOf } from '../../drawn-faces.ts'
import { namesOf } from '../names.ts'
import type { ChosenProvider } from '../settings.ts'

const own = (name: string, file: string) => ref(name, `src/auth/provider/${file}.ts`)
const schema = (name: string) => typeRef(name, 'src/auth/provider/schemas.ts')
const schemas = namespaceRef('schemas', 'src/auth/provider/schemas.ts')
const Provider = typeRef('Provider', 'src/auth/provider/provider.ts')
const Intent = typeRef('Intent', 'src/auth/provider/intent.ts')
const Refusal = typeRef('Refusal', 'src/auth/provider/refusals.ts')
const REFUSALS = own('REFUSALS', 'refusals')
const OVER = own('OVER', 'calls')
const withAnswer = own('withAnswer', 'return-to')
const ticket = (name: string) => ref(name, 'src/auth/tickets.ts')
const throttle = (name: string) => ref(name, 'src/auth/throttle.ts')
const cookie = defaultRef('cookie', '@fastify/cookie')

/** `src/auth/provider/routes.ts` */
export function routesFile(accounts: Accounts, providers: readonly ChosenProvider[]): Code {
  const byCookie = isByCookie(accounts.auth.settings)
  return code`
    export async function providerRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${!byCookie && code`await app.register(${cookie})`}
      ${providers.map((one) => ownRoutes(one, accounts))}
      ${sharedRoutes(accounts, byCookie)}
    }

    type BeginRequest = ${refs.FastifyRequest}<{ Querystring: ${schema('Begin')} }>
    type CallbackRequest = ${refs.FastifyRequest}<{ Querystring: ${schema('Callback')} }>

    /** Sends somebody to the provider. */
    const begin =
      (provider: ${Provider}) =>
      async (request: BeginRequest, reply: ${refs.FastifyReply}): Promise<${refs.FastifyReply}> => {
        const intent = await intentOf(request, provider)
        const checks = await ${own('remember', 'pending')}(reply, provider.name, intent)
        return reply.redirect(await provider.begin(checks))
      }

    async function intentOf({ server, query }: BeginRequest, provider: ${Provider}): Promise<${Intent}> {
      const { ${!byCookie && code`challenge, `}ticket: secret } = query
      if (secret !== undefined) {
        const ticket = await ${ticket('useTicket')}(server.db, ${template`connect ${code`provider.name`}`}, secret)
        if (ticket?.data == null) throw new ${Problem}(400, ${OVER})
        return { ...JSON.parse(ticket.data), user: ticket.user }
      }
      ${!byCookie && code`if (challenge === undefined) throw ${refs.invalid}('challenge', 'is missing')`}
      const place = ${own('returnTo', 'return-to')}(query.returnTo, provider.places, server.providers.publicUrl)
      return { returnTo: place, ${!byCookie && code`challenge, `}user: null }
    }

    ${byCookie ? cookieFinish(accounts) : tokenFinish(accounts)}

    ${!byCookie && exchange(accounts)}`
}

function ownRoutes(provider: ChosenProvider, { auth }: Accounts): Code {
  const provided = code`app.providers.${key(namesOf(provider).key)}`
  const path = `${auth.settings.path}/${provider.name}`
  return code`
    app.get(${lit(path)}, { schema: ${schemas}.begin }, begin(${provided}))
    app.get(${lit(`${path}/callback`)}, { schema: ${schemas}.finish }, finish(${provided}))
    app.post(${lit(`${path}/connect`)}, { schema: ${schemas}.connect }, ${own('connect', 'connections')}(${provided}))`
}

function sharedRoutes({ auth }: Accounts, byCookie: boolean): Code {
  const { path } = auth.settings
  const connections = lit(`${path}/connections`)
  const handler = (name: string) => own(name, 'connections')
  return code`
    ${!byCookie && code`app.post(${lit(`${path}/exchange`)}, { schema: ${schemas}.exchangeCode }, exchangeCode)`}
    app.get(${connections}, { schema: ${schemas}.listConnections }, ${handler('listConnections')})
    ${!byCookie && code`app.post(${connections}, { schema: ${schemas}.addConnection }, ${handler('addConnection')})`}
    app.delete(${lit(`${path}/connections/:id`)}, { schema: ${schemas}.removeConnection }, ${handler('removeConnection')})`
}

/** Where nobody may register, nobody is opened an account either. */
const found = ({ auth }: Accounts): Code =>
  auth.settings.registration === 'open'
    ? code`
      const countNew = () => ${throttle('countAttempt')}(db, newAccounts(request.ip))
      const found = await ${own('findOrOpen', 'accounts')}(db, provider, identity, countNew)`
    : code`const found = await ${own('findAccount', 'accounts')}(db, identity)`

const newAccounts = ({ auth }: Accounts): Code | false =>
  auth.settings.registration === 'open' &&
  code`
    const newAccounts = (ip: string): readonly ${typeRef('Counter', 'src/auth/throttle.ts')}[] => [
      ${throttle('counter')}(['provider', ${ref('network', 'src/http/network.ts')}(ip)], { attempts: 30, minutes: 60 }),
    ]`

const REFUSE = code`
  const refuse = (why: ${Refusal}): ${refs.FastifyReply} => {
    request.log.warn({ provider: provider.name, why }, 'A provider’s answer was refused.')
    return reply.redirect(${withAnswer}(place, { error: why, error_description: ${REFUSALS}[why] }))
  }

  const identity = await provider.finish(request.url.replace(/^[^?]*/, ''), checks)
  if (identity === undefined) return refuse('cancelled')`

const tokenFinish = (accounts: Accounts): Code => code`
  /** Minutes in which a page has to exchange what it was sent. */
  const MINUTES = 2

  ${newAccounts(accounts)}

  /** Takes back whom the provider sends, with what the page that began it exchanges for tokens. */
  const finish =
    (provider: ${Provider}) =>
    async (request: CallbackRequest, reply: ${refs.FastifyReply}): Promise<${refs.FastifyReply}> => {
      const { db } = request.server
      const { intent, checks } = await ${own('recall', 'pending')}(reply, provider.name, request.query.state)
      const { returnTo: place, challenge, user } = intent
      ${REFUSE}
      if (user !== null) {
        const { issuer, subject } = identity
        const data = JSON.stringify({ challenge, provider: provider.name, issuer, subject })
        const code = await ${ticket('issueTicket')}(db, 'connection', { user, data, minutes: MINUTES })
        return reply.redirect(${withAnswer}(place, { code }))
      }
      ${found(accounts)}
      if ('refusal' in found) return refuse(found.refusal)
      const known = { user: found.user, data: challenge, minutes: MINUTES }
      const code = await ${ticket('issueTicket')}(db, 'provider sign-in', known)
      return reply.redirect(${withAnswer}(place, { code }))
    }`

const cookieFinish = (accounts: Accounts): Code => code`
  ${newAccounts(accounts)}

  /** Takes back whom the provider sends, and signs them in. */
  const finish =
    (provider: ${Provider}) =>
    async (request: CallbackRequest, reply: ${refs.FastifyReply}): Promise<${refs.FastifyReply}> => {
      const { db } = request.server
      const { intent, checks } = await ${own('recall', 'pending')}(reply, provider.name, request.query.state)
      const { returnTo: place, user } = intent
      ${REFUSE}
      if (user !== null) {
        if (request.user?.id !== user) throw new ${Problem}(400, ${OVER})
        const added = await ${ref('connectIdentity', 'src/auth/provider/queries.ts')}(db, user, provider.name, identity)
        if (added === undefined) return refuse('connectedElsewhere')
        request.log.info({ account: user, provider: provider.name }, 'A provider was connected.')
        return reply.redirect(place)
      }
      ${found(accounts)}
      if ('refusal' in found) return refuse(found.refusal)
      ${
        !isGated(accounts)
          ? code`
            await ${signIn('beginSession')}(reply, found.user)
            return reply.redirect(place)`
          : code`
            const answer = await ${signIn('beginSession')}(reply, found.user)
            // What is asked besides is for the page to ask.
            return reply.redirect('user' in answer ? place : ${withAnswer}(place, answer))`
      }
    }`

/** Whether something may be asked besides who somebody is. */
const isGated = ({ auth }: Accounts): boolean => besidesOf(auth.settings).length > 0

const exchange = (accounts: Accounts): Code => code`
  /** Of all who bring a code, it signs in the one who kept the secret. */
  async function exchangeCode(
    request: ${refs.FastifyRequest}<{ Body: ${schema('Exchange')} }>,
    reply: ${refs.FastifyReply},
  ): Promise<${schemaType(isGated(accounts) ? 'SignInAnswer' : 'SignedIn')}> {
    const { code, verifier } = request.body
    const ticket = await ${ticket('useTicket')}(request.server.db, 'provider sign-in', code)
    if (ticket?.user == null || ticket.data === null || !${own('isOf', 'challenges')}(ticket.data, verifier))
      throw new ${Problem}(400, ${OVER})
    return ${signIn('beginSession')}(reply, ticket.user)
  }`
