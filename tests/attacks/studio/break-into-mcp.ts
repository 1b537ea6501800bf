import { api, CSRF_HEADER, MCP_PATH, type Contract, type KeyAllows } from '@drawbridge/protocol'
import { Tally } from '../table/tally.ts'
import { ASKED, DESCRIBE, MALFORMED, OPEN, toolCall } from './mcp-messages.ts'
import {
  asBrowser,
  asProgram,
  PASSWORD,
  type Heard,
  type Member,
  type StudioTarget,
} from './open-studio.ts'

type Headers = Readonly<Record<string, string>>

/** What stands in the drawing that is attacked, and in no other. */
const CANARY = 'canary-of-ada'
const TALK = { method: 'POST', path: MCP_PATH } as const
/** What it takes to have a message looked at. */
const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
}

const bearer = (secret: string): Headers => ({ authorization: `Bearer ${secret}` })
const isReached = ({ reached }: Heard): boolean => reached.some((one) => one.endsWith(MCP_PATH))

interface Scene {
  readonly target: StudioTarget
  readonly tally: Tally
  readonly ada: Member
  readonly mallory: Member
  readonly project: string
  readonly talk: (headers: Headers, body: unknown) => Promise<Heard>
  readonly keyOf: (who: Member, allowed: KeyAllows, project?: string) => Promise<Key>
}

interface Key {
  readonly id: string
  readonly secret: string
}

/** Everybody knocks where assistants are let in: without a key, with one that is none, and with one for less. */
export async function breakIntoMcp(target: StudioTarget): Promise<Tally> {
  const scene = await prepare(target)
  const { tally, ada, project } = scene
  const read = () => target.call(about(project, api.readDocument), asBrowser(ada))
  const before = (await read()).body
  await withoutKeys(scene)
  await withKeysThatAreOver(scene)
  await withKeysForLess(scene)
  await withForeignKeys(scene)
  await withKeysElsewhere(scene)
  await fromOtherSites(scene)
  await malformed(scene)
  tally.held((await read()).body === before, () => 'The drawing was changed')
  const { body } = await target.call(about(project, api.readProposal), asBrowser(ada))
  tally.held(body.includes('"proposal":null'), () => 'Something was suggested')
  return tally
}

const about = (project: string, { method, path }: Contract, id = '0') => ({
  method,
  path: path.replace(':project', project).replaceAll(/:\w+/g, id),
})

async function prepare(target: StudioTarget): Promise<Scene> {
  const ada = await target.join('ada@example.com')
  const mallory = await target.join('mallory@example.com')
  const made = await target.call(api.createProject, asBrowser(ada), { template: 'task-list' })
  const { id: project } = made.json<{ readonly id: string }>()
  const command = { type: 'describeNode', id: 'tasks', description: CANARY }
  const entries = [{ key: '7e35ee2b-4db6-4cb0-9d0a-5a1c1a1f8a11', label: 'Say it', command }]
  await target.call(about(project, api.sendCommands), asBrowser(ada), { base: 0, entries })
  return {
    target,
    tally: new Tally(),
    ada,
    mallory,
    project,
    talk: (headers, body) =>
      target.send(
        { ...JSON_HEADERS, ...headers },
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
    async keyOf(who, allowed, of = project) {
      const body = { name: 'laptop', allowed, days: 30 }
      const answer = await target.call(about(of, api.makeAssistantKey), asBrowser(who), body)
      const { key, secret } = answer.json<{ readonly key: Key; readonly secret: string }>()
      return { id: key.id, secret }
    },
  }
}

/** Makes a member of somebody. */
async function letIn(
  { target, ada, project }: Scene,
  email: string,
  role: string,
): Promise<Member> {
  const member = await target.join(email)
  const made = await target.call(about(project, api.invite), asBrowser(ada), { role })
  const { token } = made.json<{ readonly token: string }>()
  await target.call(api.acceptInvitation, asBrowser(member), { token })
  return member
}

async function turnedAway(
  { tally, talk }: Scene,
  callers: Readonly<Record<string, Headers>>,
): Promise<void> {
  for (const [caller, headers] of Object.entries(callers))
    for (const { name, body } of ASKED) {
      const answer = await talk(headers, body)
      // A cookie without the token of its page is turned away before a key is looked for.
      const isHeld = [401, 403].includes(answer.statusCode) && !isReached(answer)
      tally.judged({ caller, how: `asking ${name}`, route: TALK, isHeld, answer })
    }
}

async function withoutKeys(scene: Scene): Promise<void> {
  const { target, ada, keyOf } = scene
  const { secret, id } = await keyOf(ada, 'everything')
  const { queries } = target.studio.storage
  const { secret_hash } = await queries
    .selectFrom('assistant_keys')
    .select('secret_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await turnedAway(scene, {
    nobody: {},
    'the browser of its owner': asBrowser(ada),
    'a program of its owner': asProgram(ada),
    'a refresh token': bearer(ada.refreshToken),
    'the id of a key': bearer(id),
    'the hash of a key': bearer(secret_hash),
    'half a key': bearer(secret.slice(0, -10)),
    'a key and more': bearer(`${secret}x`),
    'a key in other letters': bearer(secret.toUpperCase()),
    'another key of the same beginning': bearer(secret.replace(/.{4}$/, 'AAAA')),
    'a key without its beginning': bearer(secret.replace('drawbridge_', '')),
    'a key twice': bearer(`${secret}, Bearer ${secret}`),
    'a key and a space': bearer(`${secret} x`),
    'a key of another scheme': { authorization: `Basic ${secret}` },
    'a key of no scheme': { authorization: secret },
    'a key in a cookie': { cookie: `authorization=${secret}` },
    'a key in another header': { 'x-api-key': secret, [CSRF_HEADER]: secret },
    'a key of everything': bearer('%'.repeat(54)),
    'a key of an injection': bearer(`drawbridge_' OR '1'='1`),
    'a very long key': bearer(`drawbridge_${'x'.repeat(8_000)}`),
    'a session alone': { 'mcp-session-id': id, 'mcp-protocol-version': '2025-06-18' },
  })
}

async function withKeysThatAreOver(scene: Scene): Promise<void> {
  const { target, ada, project, keyOf } = scene
  const { queries } = target.studio.storage
  const ended = await keyOf(ada, 'everything')
  await target.call(about(project, api.endAssistantKey, ended.id), asBrowser(ada))

  const [less, out, moved, gone] = [
    await letIn(scene, 'less@example.com', 'editor'),
    await letIn(scene, 'out@example.com', 'editor'),
    await letIn(scene, 'moved@example.com', 'editor'),
    await letIn(scene, 'gone@example.com', 'editor'),
  ]
  const lessKey = await keyOf(less, 'change')
  const outKey = await keyOf(out, 'read')
  const movedKey = await keyOf(moved, 'read')
  const goneKey = await keyOf(gone, 'read')
  // What is over is swept away when another is made.
  const late = await keyOf(ada, 'everything')
  await queries
    .updateTable('assistant_keys')
    .set({ expires_at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', late.id)
    .execute()
  const idOf = async (email: string): Promise<string> => {
    const account = queries.selectFrom('accounts').select('id').where('email', '=', email)
    return (await account.executeTakeFirstOrThrow()).id
  }
  // As they stand in the database, so that the look at each message alone holds them.
  await queries
    .updateTable('members')
    .set({ role: 'viewer' })
    .where('account_id', '=', await idOf(less.email))
    .execute()
  await queries
    .deleteFrom('members')
    .where('account_id', '=', await idOf(out.email))
    .execute()
  const next = { current: PASSWORD, next: 'loud badger carves aqueducts' }
  await target.call(api.changePassword, asBrowser(moved), next)
  await target.call(api.deleteAccount, asBrowser(gone), { password: PASSWORD })
  await turnedAway(scene, {
    'a key that is over': bearer(late.secret),
    'a key that was ended': bearer(ended.secret),
    'the key of who only looks by now': bearer(lessKey.secret),
    'the key of who was removed': bearer(outKey.secret),
    'the key of who has another password': bearer(movedKey.secret),
    'the key of who is gone': bearer(goneKey.secret),
  })
}

/** A key does what it is for, whatever the message says. */
async function withKeysForLess(scene: Scene): Promise<void> {
  const { tally, ada, talk, keyOf } = scene
  const editor = await letIn(scene, 'eve@example.com', 'editor')
  const calls = [
    ['a key that reads', await keyOf(ada, 'read'), DESCRIBE],
    ['a key that reads', await keyOf(editor, 'read'), OPEN],
    ['a key for changes', await keyOf(ada, 'change'), OPEN],
    ['a key for changes', await keyOf(editor, 'change'), OPEN],
  ] as const
  for (const [caller, { secret }, edits] of calls)
    for (const more of [{}, { allowed: 'everything' }, { _meta: { allowed: 'everything' } }]) {
      const body = toolCall('apply', { ...edits, version: '1', ...more })
      const answer = await talk({ ...bearer(secret), 'x-allowed': 'everything' }, body)
      const isHeld = /isError\W+true|"error"/.test(answer.body)
      tally.judged({ caller, how: 'applying', route: TALK, isHeld, answer })
    }
  const all = { name: 'all', allowed: 'everything', days: 1 }
  const route = api.makeAssistantKey
  const answer = await scene.target.call(about(scene.project, route), asBrowser(editor), all)
  tally.judged({ caller: 'an editor', route, isHeld: answer.statusCode === 403, answer })
}

/** A key leads into one project, however another is named. */
async function withForeignKeys(scene: Scene): Promise<void> {
  const { target, tally, mallory, project, talk, keyOf } = scene
  const made = await target.call(api.createProject, asBrowser(mallory), { name: 'Mine' })
  const { secret } = await keyOf(mallory, 'everything', made.json<{ readonly id: string }>().id)
  const named: readonly Headers[] = [
    {},
    { 'x-project': project, 'mcp-session-id': project },
    { referer: `http://${target.host}/projects/${project}`, 'last-event-id': project },
  ]
  for (const headers of named)
    for (const { name, body } of ASKED) {
      const answer = await talk({ ...headers, ...bearer(secret) }, body)
      const isHeld = !answer.body.includes(CANARY) && answer.statusCode < 500
      tally.judged({ caller: 'a foreign key', how: `asking ${name}`, route: TALK, isHeld, answer })
    }
  for (const tool of ['read_project', 'read_manifest'])
    for (const key of ['project', 'id', 'part', '_meta']) {
      const answer = await talk(bearer(secret), toolCall(tool, { [key]: project }))
      const isHeld = !answer.body.includes(CANARY)
      tally.judged({ caller: 'a foreign key', how: `with ${key}`, route: TALK, isHeld, answer })
    }
}

/** A key opens nothing but this one door. */
async function withKeysElsewhere({ target, tally, ada, project, keyOf }: Scene): Promise<void> {
  const { secret } = await keyOf(ada, 'everything')
  const doors = Object.values<Contract>(api).filter(({ permission }) => permission !== 'anyone')
  for (const route of doors)
    for (const headers of [bearer(secret), { cookie: ada.cookie.replace(/=.*/, `=${secret}`) }]) {
      const answer = await target.call(about(project, route), headers)
      const isHeld = answer.statusCode === 401 && answer.reached.length === 0
      tally.judged({ caller: 'a key of an assistant', route, isHeld, answer })
    }
}

/** A page that has somehow got hold of a key may not use it from another site. */
async function fromOtherSites({ target, tally, ada, talk, keyOf, project }: Scene): Promise<void> {
  const { secret } = await keyOf(ada, 'everything')
  const { host } = target
  const sites: readonly Headers[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `http://${project}.${host}` },
    { origin: `http://${host}.evil.example` },
    { origin: `https://${host}` },
    { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
    { origin: `http://${host}`, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: `${host}.evil.example` },
    { host: 'rebound.example:80' },
  ]
  for (const headers of sites) {
    const answer = await talk({ ...bearer(secret), ...headers }, toolCall('read_project'))
    const isHeld = [400, 403, 421].includes(answer.statusCode) && !isReached(answer)
    const how = `by ${Object.values(headers).join(' ')}`
    tally.judged({ caller: 'another site', how, route: TALK, isHeld, answer })
  }
}

/** Whatever is sent, it is answered in words, at once, and nothing comes of it. */
async function malformed({ target, tally, ada, talk, keyOf }: Scene): Promise<void> {
  const { secret } = await keyOf(ada, 'everything')
  for (const { name, body } of MALFORMED) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await talk(bearer(secret), text)
    const isTold = answer.body.length < text.length + 200_000
    const isHeld = answer.statusCode < 500 && isTold && !answer.body.includes('node_modules')
    tally.judged({ caller: 'a bad client', how: `saying ${name}`, route: TALK, isHeld, answer })
  }
  const listed = JSON.stringify(ASKED[2]?.body)
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '']) {
    const answer = await target.send({ ...bearer(secret), 'content-type': type }, listed)
    const isHeld = answer.statusCode >= 400 && answer.statusCode < 500
    tally.judged({ caller: 'a bad client', how: `with ${type}`, route: TALK, isHeld, answer })
  }
}
