import { request } from 'node:http'
import { api, API_PREFIX, isRole, LIVE_PATH, type Contract } from '@drawbridge/protocol'
import { forgeryAttacks } from '../forgery-attacks.ts'
import { spread } from '../table/spread.ts'
import { Tally } from '../table/tally.ts'
import {
  asBrowser,
  asProgram,
  PASSWORD,
  type Answered,
  type Member,
  type StudioTarget,
} from './open-studio.ts'

type Headers = Readonly<Record<string, string>>

const CONTRACTS = Object.values<Contract>(api)
const DOORS = CONTRACTS.filter(({ permission }) => permission !== 'anyone')
  // What only reads comes first: whoever gets in by mistake may end the sign-in.
  .toSorted((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))

const isReached = ({ method, path }: Contract, { reached }: Answered): boolean =>
  reached.includes(`${method} ${API_PREFIX}${path}`)

/** The address of a route about a project, with something in the place of its other parameters. */
const about = (project: string, contract: Contract): Contract => ({
  ...contract,
  path: contract.path.replace(':project', project).replaceAll(/:\w+/g, '0'),
})

/** Everybody tries every route of the studio: who is nobody, who is nobody any more, and who is somebody else. */
export async function breakIntoStudio(target: StudioTarget): Promise<Tally> {
  const tally = new Tally()
  const ada = await target.join('ada@example.com')
  const made = await target.call(api.createProject, asBrowser(ada), { name: 'Library' })
  const { id } = made.json<{ readonly id: string }>()
  const read = () => target.call(about(id, api.readDocument), asBrowser(ada))
  const before = (await read()).body
  await asNobody(target, id, ada, tally)
  const mallory = await target.join('mallory@example.com')
  await aboutForeignProjects(target, id, mallory, tally)
  await bySockets(target, id, ada, mallory, tally)
  await aboutForeignSessions(target, ada, mallory, tally)
  await byOtherSites(target, id, ada, mallory, tally)
  tally.held((await read()).body === before, () => 'The drawing was changed')
  return tally
}

async function nobodies({ join, call, studio }: StudioTarget, ada: Member) {
  const gone = await join('gone@example.com')
  await call(api.deleteAccount, asBrowser(gone), { password: PASSWORD })
  const out = await join('out@example.com')
  await call(api.logout, asBrowser(out))
  await call(api.revokeTokens, {}, { refreshToken: out.refreshToken })
  const late = await join('late@example.com')
  const { queries } = studio.storage
  const account = await queries
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', late.email)
    .executeTakeFirstOrThrow()
  await queries
    .updateTable('sessions')
    .set({ created_at: '2000-01-01T00:00:00.000Z' })
    .where('account_id', '=', account.id)
    .execute()
  const all: readonly (readonly [name: string, headers: Headers])[] = [
    ['nobody', {}],
    ['a browser that signed out', asBrowser(out)],
    ['a program that signed out', asProgram(out)],
    ['a browser whose days are over', asBrowser(late)],
    ['a browser whose account is gone', asBrowser(gone)],
    ['a cookie that was planted', { cookie: ada.cookie.replace(/.$/, '_') }],
    ['a refresh token', { authorization: `Bearer ${ada.refreshToken}` }],
    ['an access token in a cookie', { cookie: ada.cookie.replace(/=.*/, `=${ada.accessToken}`) }],
    ['a cookie as a token', { authorization: `Bearer ${ada.cookie.replace(/.*=/, '')}` }],
    ['a token of another scheme', { authorization: `Basic ${ada.accessToken}` }],
    ['the cookie of a preview', { cookie: ada.cookie.replace(/^[^=]*/, 'session') }],
    ['a key of an emitted backend', { 'x-api-key': ada.accessToken }],
  ]
  return all
}

async function asNobody(
  target: StudioTarget,
  project: string,
  ada: Member,
  tally: Tally,
): Promise<void> {
  for (const [caller, headers] of await nobodies(target, ada))
    for (const route of DOORS) {
      const answer = await target.call(about(project, route), headers)
      const isHeld = answer.statusCode === 401 && !isReached(route, answer)
      tally.judged({ caller, route, isHeld, answer })
    }
  // A cookie without the token of the page may come from any other on this machine.
  for (const route of DOORS.filter(
    ({ method, media }) => method === 'GET' && media === undefined,
  )) {
    const answer = await target.call(about(project, route), { cookie: ada.cookie })
    const isHeld = answer.statusCode === 401 && !isReached(route, answer)
    tally.judged({ caller: 'a cookie without its page', route, isHeld, answer })
  }
}

/** Somebody else’s project is as missing as one that never was, however it is named. */
async function aboutForeignProjects(
  target: StudioTarget,
  project: string,
  mallory: Member,
  tally: Tally,
): Promise<void> {
  const disguises = [project.toUpperCase(), `${project}%20`, `${project}%00`, 'x%27OR%271']
  const routes = DOORS.filter(({ permission }) => isRole(permission))
  const mine = spread(routes, ({ method }) => method)
  for (const [caller, headers] of [
    ['another browser', asBrowser(mallory)],
    ['another program', asProgram(mallory)],
  ] as const)
    for (const route of routes) {
      const missing = await target.call(about(`p${'0'.repeat(32)}`, route), headers)
      for (const name of [project, ...mine(route, disguises)]) {
        const answer = await target.call(about(name, route), headers)
        const isSame = name !== project || plain(answer) === plain(missing)
        const isHeld = [400, 404].includes(answer.statusCode) && isSame && !isReached(route, answer)
        tally.judged({ caller, how: `about ${name}`, route, isHeld, answer })
      }
    }
  const listed = await target.call(api.listProjects, asBrowser(mallory))
  const isHeld = !listed.body.includes(project)
  tally.judged({ caller: 'another browser', route: api.listProjects, isHeld, answer: listed })
}

const plain = ({ statusCode, body }: Answered): string =>
  `${statusCode} ${body.replace(/"requestId":"[^"]*"/, '')}`

/** What is listed of somebody’s account is for nobody else to name. */
async function aboutForeignSessions(
  { call }: StudioTarget,
  ada: Member,
  mallory: Member,
  tally: Tally,
): Promise<void> {
  const lists = DOORS.filter(
    ({ method, permission }) => method === 'GET' && permission === 'account',
  )
  const ids = new Set<string>()
  for (const route of lists.filter(({ path }) => !path.includes(':'))) {
    const { body } = await call(route, asBrowser(ada))
    for (const [, id = ''] of body.matchAll(/"id":"([^"]+)"/g)) ids.add(id)
  }
  const { body: own } = await call(api.listSessions, asBrowser(ada))
  for (const route of DOORS.filter((one) => one.permission === 'account' && one.path.includes(':')))
    for (const id of ids) {
      const answer = await call(
        { ...route, path: route.path.replaceAll(/:\w+/g, id) },
        asBrowser(mallory),
      )
      const isHeld = answer.statusCode >= 400
      tally.judged({ caller: 'another browser', how: `about ${id}`, route, isHeld, answer })
    }
  const { body: kept } = await call(api.listSessions, asBrowser(ada))
  tally.held(kept === own, () => 'Sessions of somebody else were ended')
}

async function byOtherSites(
  { call, host }: StudioTarget,
  project: string,
  ada: Member,
  mallory: Member,
  tally: Tally,
): Promise<void> {
  const routes = DOORS.filter(({ method }) => method !== 'GET')
  const mine = spread(routes, ({ method, permission }) => `${method} ${permission}`)
  const attacks = forgeryAttacks({
    token: ada.csrfToken,
    cookie: ada.cookie,
    oldToken: 'x'.repeat(ada.csrfToken.length),
    ownCookie: mallory.cookie,
    ownToken: mallory.csrfToken,
    host,
  })
  for (const route of routes)
    for (const { name, method = route.method, query, headers, body } of mine(route, attacks)) {
      // Of two cookies the studio takes the one whose page it is: that is the attacker's own account.
      if (name.startsWith('a cookie tossed')) continue
      const { path } = about(project, route)
      const answer = await call(
        { method: method as Contract['method'], path: query ? `${path}?${query}` : path },
        { cookie: ada.cookie, 'content-type': 'application/json', ...headers },
        method === route.method ? (body ?? '{}') : undefined,
      )
      const isRefused = method !== route.method || answer.statusCode >= 400
      const isHeld = isRefused && !isReached(route, answer)
      tally.judged({ caller: 'another site', how: `by ${name}`, route, isHeld, answer })
    }
}

/** A connection that stays open is for the page of somebody whose project it is. */
async function bySockets(
  { host }: StudioTarget,
  project: string,
  ada: Member,
  mallory: Member,
  tally: Tally,
): Promise<void> {
  const origin = `http://${host}`
  const path = `${API_PREFIX}${LIVE_PATH.replace(':project', project)}`
  const knocks: readonly (readonly [caller: string, headers: Headers])[] = [
    ['nobody', { origin }],
    ['somebody else', { origin, cookie: mallory.cookie }],
    ['another program', { origin, ...asProgram(mallory) }],
    ['another site', { origin: 'https://evil.example', cookie: ada.cookie }],
    ['a null origin', { origin: 'null', cookie: ada.cookie }],
    ['no origin', { cookie: ada.cookie }],
    ['another port', { origin: 'http://localhost:1', cookie: ada.cookie }],
    ['a preview', { origin: `http://${project}.${host}`, cookie: ada.cookie }],
    ['a site that says so', { origin, cookie: ada.cookie, 'sec-fetch-site': 'cross-site' }],
  ]
  const route = { method: 'GET', path: LIVE_PATH }
  for (const [caller, headers] of knocks) {
    const statusCode = await knock(host, path, headers)
    const isHeld = statusCode !== 101
    tally.judged({ caller, how: 'by a socket', route, isHeld, answer: { statusCode } })
  }
  const own = await knock(host, path, { origin, cookie: ada.cookie })
  tally.held(own === 101, () => `The owner's own page, by a socket: ${own}`)
}

/** The status that a WebSocket is answered with. */
function knock(host: string, path: string, headers: Headers): Promise<number> {
  const { port } = new URL(`http://${host}`)
  const asked = {
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: asked, agent: false })
    sent.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('upgrade', (answer, socket) => {
      socket.destroy()
      resolve(answer.statusCode ?? 0)
    })
    // A connection that is refused may be closed without a word.
    sent.on('error', () => resolve(0))
    sent.end()
  })
}
