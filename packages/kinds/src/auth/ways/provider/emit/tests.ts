import {
  code,
  defaultRef,
  key,
  lines,
  lit,
  ref,
  spaced,
  template,
  typeRef,
  type Code,
} from '@drawbridge/source'
import { exampleOf } from '../../../../table/emit/example.ts'
import { accountMembers } from '../../../emit/account-members.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { credentials } from '../../../emit/credentials.ts'
import { asked } from '../../../emit/new-account.ts'
import { isByCookie } from '../../../settings.ts'
import { claimFor, isEmailField, isStandard } from '../fields.ts'
import { namesOf } from '../names.ts'
import { titleOf, type ChosenProvider } from '../settings.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const after = ref('after', 'node:test')
const before = ref('before', 'node:test')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')
const startApp = ref('startApp', 'test/start-app.ts')
const startIssuer = ref('startIssuer', 'test/issuer.ts')
const createAccount = ref('createAccount', 'src/auth/queries.ts')
const signUp = ref('signUp', 'test/people.ts')
const createHash = ref('createHash', 'node:crypto')
const Claims = typeRef('Claims', 'test/issuer.ts')
const Issuer = typeRef('Issuer', 'test/issuer.ts')
const InjectOptions = typeRef('InjectOptions', 'fastify')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const Response = typeRef('LightMyRequestResponse', 'fastify')
const Connection = typeRef('Connection', 'src/auth/provider/schemas.ts')

/** `test/auth-provider.test.ts`: signing in with one of the providers; the others do as it does. */
export function testsFile(accounts: Accounts, provider: ChosenProvider): Code {
  const { settings } = accounts.auth
  const byCookie = isByCookie(settings)
  const { variable } = namesOf(provider)
  const isOpen = settings.registration === 'open'
  return code`
    ${claimsOf(accounts, provider)}

    ${!byCookie && CHALLENGE}
    const BEGIN = ${beginning(accounts, provider)}

    ${suite}(${lit(`signing in with ${titleOf(provider)}`)}, () => {
      let issuer: ${Issuer}
      let started: ${TestApp}
      ${before}(async () => {
        issuer = await ${startIssuer}()
        started = await ${startApp}({ ${key(`${variable}_ISSUER`)}: issuer.url, EGRESS_ALLOW: issuer.host })
      })
      ${after}(async () => {
        await started.stop()
        await issuer.stop()
      })

      ${helpers(accounts)}

      ${spaced([
        isOpen && keptApart(accounts),
        isOpen && once(byCookie),
        isOpen && accounts.isEmail && UNVERIFIED,
        !isOpen && CLOSED,
        BOUND,
        placed(byCookie),
        connecting(accounts, provider),
      ])}
    })`
}

/** What the provider says of the n-th person, so that it makes an account. */
function claimsOf(accounts: Accounts, provider: ChosenProvider): Code {
  const members = asked(accounts).flatMap((column) => {
    const { name, settings } = column
    const claim = claimFor(provider, name, isEmailField({ name, format: settings?.format }))
    const example = exampleOf(column, code`n`)
    return claim === undefined || example === undefined ? [] : [[claim, example] as const]
  })
  const claims = new Map(members)
  return code`
    const person = (n: number): ${Claims} => ({
      sub: String(n),
      ${[...claims].map(([claim, example]) => code`${isStandard(claim) ? key(claim) : code`[${lit(claim)}]`}: ${example},`)}
      ${claims.has('email') && code`email_verified: true,`}
    })`
}

const CHALLENGE = code`
  const VERIFIER = 'a secret of the page that somebody signs in from'
  const CHALLENGE = ${createHash}('sha256').update(VERIFIER).digest('base64url')`

function beginning({ auth }: Accounts, { name }: ChosenProvider): Code {
  const { path } = auth.settings
  return isByCookie(auth.settings)
    ? lit(`${path}/${name}`)
    : template`${`${path}/${name}?challenge=`}${code`CHALLENGE`}`
}

const helpers = (accounts: Accounts): Code => code`
  const cookiesOf = ({ cookies }: ${Response}): string =>
    cookies.map(({ name, value }) => ${template`${code`name`}=${code`value`}`}).join('; ')

  /** Goes to the provider, which knows who it is, and says where the browser is sent back to. */
  async function visit(url: string, who: ${Claims}) {
    const sent = await started.app.inject({ url })
    ${assert}.equal(sent.statusCode, 302, sent.body)
    const back = issuer.letIn(String(sent.headers.location), who)
    return { back, cookie: cookiesOf(sent) }
  }

  async function signIn(who: ${Claims}): Promise<${Response}> {
    const { back, cookie } = await visit(BEGIN, who)
    const answer = await started.app.inject({ url: back, headers: { cookie } })
    ${assert}.equal(answer.statusCode, 302, answer.body)
    return answer
  }

  const told = ({ headers }: ${Response}, name: string): string | null =>
    new URL(String(headers.location)).searchParams.get(name)

  const accounts = async (): Promise<number> => {
    const row = await started.app.db.get<{ total: number }>(${lit(`SELECT COUNT(*) AS total FROM ${accounts.sql}`)}, [])
    return Number(row?.total)
  }

  ${!isByCookie(accounts.auth.settings) && exchanging(accounts)}`

const exchanging = (accounts: Accounts): Code => code`
  const exchange = (code: string | null, verifier = VERIFIER, more: ${InjectOptions} = {}) =>
    started.app.inject({
      method: 'POST',
      url: ${lit(`${accounts.auth.settings.path}/exchange`)},
      payload: { code, verifier },
      ...more,
    })
  const credentials = (response: ${Response}) => (${credentials(accounts)})`

const once = (byCookie: boolean): Code => code`
  ${test}('opens an account the first time, and finds it the second', async () => {
    const first = await signIn(person(1001))
    ${assert}.equal(told(first, 'error'), null)
    const total = await accounts()
    const second = await signIn({ ...person(1001), email: 'elsewhere@example.com' })
    ${assert}.equal(await accounts(), total)
    ${byCookie ? code`${assert}.notEqual(cookiesOf(second), '')` : EXCHANGED_ONCE}
  })`

const EXCHANGED_ONCE = code`
  const code = told(second, 'code')
  const stolen = await exchange(code, 'another secret of the same length as the first')
  ${assert}.equal(stolen.statusCode, 400)
  const third = told(await signIn(person(1001)), 'code')
  ${assert}.equal((await exchange(third)).statusCode, 200)
  ${assert}.equal((await exchange(third)).statusCode, 400)`

const UNVERIFIED = code`
  ${test}('takes no address that the provider has not verified', async () => {
    const answer = await signIn({ ...person(1002), email_verified: false })
    ${assert}.equal(told(answer, 'error'), 'emailUnverified')
  })`

function keptApart(accounts: Accounts): Code {
  const members = accountMembers(accounts) ?? []
  return code`
    ${test}('is not the way into another account of the same address', async () => {
      const n = 1006
      await ${createAccount}(started.app.db, { ${lines(members)} }, 'none')
      const answer = await signIn(person(n))
      ${assert}.equal(told(answer, 'error'), 'accountExists')
    })`
}

const CLOSED = code`
  ${test}('opens no account', async () => {
    const total = await accounts()
    ${assert}.equal(told(await signIn(person(1001)), 'error'), 'closed')
    ${assert}.equal(await accounts(), total)
  })`

const BOUND = code`
  ${test}('ends once, and in the browser in which it began', async () => {
    const { back, cookie } = await visit(BEGIN, person(1003))
    const foreign = await visit(BEGIN, person(1004))
    const { app } = started
    ${assert}.equal((await app.inject({ url: back })).statusCode, 400)
    const other = { url: foreign.back, headers: { cookie } }
    ${assert}.equal((await app.inject(other)).statusCode, 400)
    const own = await visit(BEGIN, person(1003))
    const good = { url: own.back, headers: { cookie: own.cookie } }
    ${assert}.equal((await app.inject(good)).statusCode, 302)
    ${assert}.equal((await app.inject(good)).statusCode, 400)
  })`

const placed = (byCookie: boolean): Code => code`
  ${test}('brings nobody to a place of somebody else', async () => {
    for (const place of ['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)']) {
      const url = ${template`${code`BEGIN`}${byCookie ? '?' : '&'}returnTo=${code`encodeURIComponent(place)`}`}
      ${assert}.equal((await started.app.inject({ url })).statusCode, 400, place)
    }
  })`

function connecting(accounts: Accounts, { name }: ChosenProvider): Code {
  const { path } = accounts.auth.settings
  const byCookie = isByCookie(accounts.auth.settings)
  const connections = `${path}/connections`
  return code`
    ${test}('is connected to an account by whoever is signed in to it, and disconnected', async () => {
      const { app } = started
      const { headers } = await ${signUp}(app)
      const begun = await app.inject({
        method: 'POST',
        url: ${lit(`${path}/${name}/connect`)},
        payload: { ${!byCookie && code`challenge: CHALLENGE`} },
        headers,
      })
      ${assert}.equal(begun.statusCode, 200, begun.body)
      const { pathname, search } = new URL(begun.json<{ url: string }>().url)
      const { back, cookie } = await visit(${template`${code`pathname`}${code`search`}`}, person(1005))
      ${byCookie ? BY_COOKIE : byToken(connections)}
      const list = await app.inject({ url: ${lit(connections)}, headers })
      const [connection, ...others] = list.json<{ data: ${Connection}[] }>().data
      ${assert}.equal(connection?.provider, ${lit(name)})
      ${assert}.deepEqual(others, [])
      const { headers: stranger } = await ${signUp}(app)
      const url = ${template`${`${connections}/`}${code`connection?.id`}`}
      ${assert}.equal((await app.inject({ method: 'DELETE', url, headers: stranger })).statusCode, 404)
      ${assert}.equal((await app.inject({ method: 'DELETE', url, headers })).statusCode, 204)
    })`
}

const BY_COOKIE = code`
  const both = ${template`${code`headers['cookie']`}; ${code`cookie`}`}
  const done = await app.inject({ url: back, headers: { cookie: both } })
  ${assert}.equal(done.statusCode, 302, done.body)
  ${assert}.equal(told(done, 'error'), null)`

const byToken = (connections: string): Code => code`
  const code = told(await app.inject({ url: back, headers: { cookie } }), 'code')
  const added = await exchange(code, VERIFIER, { url: ${lit(connections)}, headers })
  ${assert}.equal(added.statusCode, 201, added.body)`
