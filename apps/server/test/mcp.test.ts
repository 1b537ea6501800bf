import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { ask, call, refused } from '@drawbridge/mcp/testing/calls'
import type { LiveMessage } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import { assistant, keyOf } from './assistants.ts'
import { PASSWORD, type Browser } from './client.ts'
import { accountOf, join } from './members.ts'
import { onBothDatabases, withStudio, type TestStudio } from './studios.ts'

/** A bare message, and what comes back. */
async function send(url: string, headers: Readonly<Record<string, string>>, body: unknown = LIST) {
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

const DESCRIBE = {
  title: 'Say what tasks are',
  commands: [{ type: 'describeNode', id: 'tasks', description: 'Work to do' }],
}
const OPEN = {
  title: 'Let everybody read',
  commands: [{ type: 'setSetting', id: 'tasks', path: ['access', 'list'], value: ['public'] }],
}
const WRONG = {
  title: 'No fields',
  commands: [{ type: 'setSetting', id: 'tasks', path: ['fields'], value: 'none' }],
}

onBothDatabases('keys of assistants', (open) => {
  test('open one project while they are good, and their maker may do as much', async () => {
    const studio = await open()
    const { queries } = studio.studio.storage
    const [ada, grace, vera, mallory] = await Promise.all(
      ['ada', 'grace', 'vera', 'mallory'].map((name) =>
        studio.browser().register(`${name}@example.com`),
      ),
    )
    assert.ok(ada && grace && vera && mallory)
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    await join(ada, grace, project, 'editor')
    await join(ada, vera, project, 'viewer')

    const made = await keyOf(ada, project, 'everything')
    const listed = await ada.must('listAssistantKeys', { params })
    assert.deepEqual(listed.data, [{ ...made.key, usedAt: null }])
    assert.ok(!JSON.stringify(listed).includes(made.secret), 'it is told once')
    const rows = await queries.selectFrom('assistant_keys').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes(made.secret), 'and kept nowhere')
    const body = { name: 'x', allowed: 'everything', days: 30 } as const
    assert.equal((await grace.call('makeAssistantKey', { params, body })).status, 403)
    assert.equal((await vera.call('makeAssistantKey', { params, body })).status, 403)
    assert.equal((await mallory.call('makeAssistantKey', { params, body })).status, 404)
    for (const wrong of [{ days: 366 }, { days: 0 }, { name: '   ' }, { name: 'x'.repeat(61) }])
      assert.equal(
        (await ada.call('makeAssistantKey', { params, body: { ...body, ...wrong } })).status,
        400,
      )

    const status = async (secret: string) => (await send(studio.url, bearer(secret))).status
    assert.equal(await status(made.secret), 200)
    const [used] = (await ada.must('listAssistantKeys', { params })).data
    assert.notEqual(used?.usedAt, null)

    const absent = await send(studio.url, {})
    assert.equal(absent.status, 401)
    assert.equal(absent.headers.get('www-authenticate'), 'Bearer realm="drawbridge"')
    const forged = await send(studio.url, bearer(`${made.secret.slice(0, -1)}A`))
    assert.match(forged.headers.get('www-authenticate') ?? '', /invalid_token/)
    const { accessToken } = await ada.tokens('ada@example.com')
    for (const [name, headers] of Object.entries({
      'a cookie': { cookie: ada.cookies, origin: studio.url },
      'a token of the studio': bearer(accessToken),
      'its hash': bearer(rows[0]?.secret_hash ?? ''),
      'two of them': bearer(`${made.secret}, Bearer ${made.secret}`),
    }))
      assert.equal((await send(studio.url, headers)).status, 401, name)
    const asTheirs = await ada.call('readDocument', {
      params,
      headers: { ...bearer(made.secret), cookie: '' },
    })
    assert.equal(asTheirs.status, 401, 'a key opens nothing else')

    const graces = await keyOf(grace, project, 'change')
    const notTheirs = { params: { project, id: made.key.id } }
    assert.equal((await grace.call('endAssistantKey', notTheirs)).status, 404)
    const { id: own } = await mallory.must('createProject', { body: { name: 'Other' } })
    const foreign = { params: { project: own, id: made.key.id } }
    assert.equal((await mallory.call('endAssistantKey', foreign)).status, 404)
    assert.equal(await status(graces.secret), 200)
    const member = { project, account: await accountOf(grace) }
    await ada.must('changeMember', { params: member, body: { role: 'viewer' } })
    assert.equal(await status(graces.secret), 401, 'whoever looks only')
    await ada.must('changeMember', { params: member, body: { role: 'editor' } })
    assert.equal(await status(graces.secret), 401, 'and it stays over')
    const again = await keyOf(grace, project, 'read')
    await ada.must('removeMember', { params: member })
    assert.equal(await status(again.secret), 401, 'whoever was removed')

    const late = await keyOf(ada, project, 'read')
    await queries
      .updateTable('assistant_keys')
      .set({ expires_at: '2020-01-01T00:00:00.000Z' })
      .where('id', '=', late.key.id)
      .execute()
    assert.equal(await status(late.secret), 401, 'over')
    const ended = await keyOf(ada, project, 'read')
    await ada.must('endAssistantKey', { params: { project, id: ended.key.id } })
    assert.equal(await status(ended.secret), 401, 'ended')
    await ada.must('deleteProject', { params })
    assert.equal(await status(made.secret), 401, 'deleted')
    await ada.must('restoreProject', { params })
    assert.equal(await status(made.secret), 200)
    await ada.must('changePassword', {
      body: { current: PASSWORD, next: 'loud badger carves aqueducts' },
    })
    assert.equal(await status(made.secret), 401, 'another password')
    const lines = (await ada.must('listProjectEvents', { params })).data.map((line) => line.event)
    assert.ok(lines.includes('assistant-key-made') && lines.includes('assistant-key-ended'))
  })
})

describe('assistants over HTTP', () => {
  let end = (): void => {}
  let done: Promise<void>
  let studio: TestStudio
  let ada: Browser
  let project: string
  before(async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const opened = Promise.withResolvers<void>()
    end = resolve
    done = withStudio(
      async (one) => {
        studio = one
        ada = await studio.browser().register('ada@example.com')
        project = (await ada.must('createProject', { body: { template: 'task-list' } })).id
        opened.resolve()
        await promise
      },
      { limits: { assistantCalls: 60 } },
    )
    await Promise.race([opened.promise, done])
  })
  after(async () => {
    end()
    await done
  })

  test(
    'look, are told what is wrong, and may do what their key says',
    { timeout: 180_000 },
    async () => {
      const params = { project }
      const reader = await assistant(studio, (await keyOf(ada, project, 'read')).secret)
      const { tools } = await reader.listTools()
      assert.ok(tools.some(({ name }) => name === 'suggest'))
      const { version, allowed, parts } = await ask(reader, 'read_project')
      assert.deepEqual([version, allowed], ['0', 'read'])
      assert.ok(parts.some(({ id }: { id: string }) => id === 'tasks'))
      assert.match(await refused(reader, 'propose', WRONG), /would have/)
      const prompt = 'add recipes with title and a category'
      const answers = { 'table-for:categories': 'table' }
      const { asked } = await ask(reader, 'plan', { prompt, answers })
      assert.equal(asked.questions[0].chosen, 'table')
      assert.match(await refused(reader, 'plan', { prompt, answers: { size: 'x' } }), /size/)
      assert.match((await ask(reader, 'propose', OPEN)).sensitive[0].says, /^Anyone may call/)
      assert.match(await refused(reader, 'apply', { ...DESCRIBE, version }), /Reading is all/)
      // The studio itself puts the rows of the template in, sooner or later.
      const { requests } = await ask(reader, 'list_requests')
      assert.ok(requests.every(({ byStudio }: { byStudio: boolean }) => byStudio))

      // What a reader suggests waits for a person, and nothing takes its place meanwhile.
      const waiting = await ask(reader, 'suggest', OPEN)
      assert.ok(waiting.verified.ok, JSON.stringify(waiting.verified))
      assert.match(await refused(reader, 'suggest', DESCRIBE), /waits already/)
      const { proposal } = await ada.must('readProposal', { params })
      assert.equal(proposal?.id, waiting.suggestion)
      assert.equal(proposal?.assisted?.by, 'Claude Code (laptop)')
      assert.equal(proposal.assisted.isProgram, true)
      assert.deepEqual(proposal?.phrases[0]?.commands, OPEN.commands)
      assert.match(proposal?.assisted?.sensitive[0]?.says ?? '', /^Anyone may call/)
      assert.equal((await ada.must('readDocument', { params })).version, 0)

      const live = `${studio.url.replace('http', 'ws')}/api/projects/${project}/live`
      const socket = new WebSocket(live, { headers: { cookie: ada.cookies, origin: studio.url } })
      const heard = Promise.withResolvers<LiveMessage>()
      socket.on('message', (data) => {
        const message: LiveMessage = JSON.parse(String(data))
        if (message.type === 'document' && message.entries.length > 0) heard.resolve(message)
      })
      await once(socket, 'open')
      const changer = await assistant(studio, (await keyOf(ada, project, 'change')).secret)
      assert.match(await refused(changer, 'apply', { ...OPEN, version }), /A person has to agree/)
      const [first, second] = await Promise.all([
        call(changer, 'apply', { ...DESCRIBE, version }),
        call(changer, 'apply', { ...DESCRIBE, version }),
      ])
      assert.equal(
        [first, second].filter(({ isError }) => isError).length,
        1,
        'sent twice, done once',
      )
      const message = await heard.promise
      socket.close()
      assert.ok(message.type === 'document' && message.version === 1)
      assert.equal(message.entries[0]?.label, DESCRIBE.title)
      const [entry] = (await ada.must('listHistory', { params })).data
      assert.equal(entry?.who, 'ada@example.com by Claude Code (laptop)')
      assert.match(await refused(changer, 'apply', { ...DESCRIBE, version }), /at version 1 by now/)
      const all = await assistant(studio, (await keyOf(ada, project, 'everything')).secret)
      assert.equal((await ask(all, 'apply', { ...OPEN, version: '1' })).version, '2')
      for (const client of [reader, changer, all]) await client.close()
    },
  )

  test('what is huge, hostile or from elsewhere is refused, and often', async () => {
    const { secret } = await keyOf(ada, project, 'everything')
    const before = await ada.must('readDocument', { params: { project } })
    const client = await assistant(studio, secret)
    const rename = { type: 'renameNode', id: 'tasks', name: 'x' }
    const many = Array.from({ length: 10_000 }, () => rename)
    assert.match(await refused(client, 'propose', { title: 'x', commands: many }), /more than 500/)
    const { url } = studio
    const raw = (input: string) =>
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"propose","arguments":${input}}}`
    const deep = `{"title":"x","commands":[${'['.repeat(500)}${']'.repeat(500)}]}`
    assert.equal((await send(url, bearer(secret), raw(deep))).status, 400)
    const abyss = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
    assert.equal((await send(url, bearer(secret), raw(abyss))).status, 400)
    assert.equal((await send(url, bearer(secret), ' '.repeat(20_000_000))).status, 413)
    assert.equal((await send(url, bearer(secret), [LIST, LIST])).status, 400, 'no batches')
    assert.equal((await send(url, bearer(secret), '{"jsonrpc"')).status, 400)
    const text = { ...bearer(secret), 'content-type': 'text/plain' }
    assert.equal((await send(url, text)).status, 415)
    const open = { ...bearer(secret), origin: 'https://evil.example' }
    assert.equal((await send(url, open)).status, 403, 'another site')
    const preview = url.replace('localhost', `${project}.localhost`)
    assert.equal((await send(url, { ...bearer(secret), origin: preview })).status, 403)
    assert.equal(await underName(url, 'rebound.example', secret), 403)
    for (const method of ['GET', 'DELETE']) {
      const answer = await fetch(`${url}/mcp`, { method, headers: bearer(secret) })
      assert.equal(answer.status, 405, method)
      assert.equal((await fetch(`${url}/mcp`, { method })).status, 401, method)
    }
    assert.equal((await fetch(`${url}/mcp`, { headers: open })).status, 403)
    const listen = { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: {} }
    assert.match((await send(url, bearer(secret), listen)).text, /error/)
    const { manifest } = await ada.must('readDocument', { params: { project } })
    assert.deepEqual(manifest, before.manifest)
    const statuses = new Set<number>()
    for (let i = 0; i < 61; i += 1) statuses.add((await send(url, bearer(secret))).status)
    assert.ok(statuses.has(429))
    await client.close()
  })
})

/** The status under another name in `Host`, as a name that is bound anew would bring it. */
async function underName(url: string, host: string, secret: string): Promise<number | undefined> {
  const headers = { host, ...bearer(secret), 'content-type': 'application/json' }
  const sent = request(`${url}/mcp`, { method: 'POST', headers })
  sent.end(JSON.stringify(LIST))
  const [answer] = await once(sent, 'response')
  answer.resume()
  return answer.statusCode
}
