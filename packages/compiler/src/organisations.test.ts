import { accountTable, membershipTable, organisationTable } from '@drawbridge/kinds/faces'
import { DIALECTS } from '@drawbridge/sql'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { signUp, type Person } from './testing/person.ts'

const WORKSPACE = JSON.parse(
  readFileSync(new URL('../../../samples/workspace/manifest.json', import.meta.url), 'utf8'),
)

type App = Awaited<ReturnType<typeof boot>>['app']

/** An organisation that somebody has just made, with a project, a label and an issue in it. */
async function organisationOf(person: Person, name: string) {
  const made = async (url: string, body: object) => {
    const answer = await person.call('POST', url, body)
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json<{ id: number; version: number }>()
  }
  const { id: organisationId } = await made('/organisations', { name })
  const project = await made('/projects', { organisationId, name })
  const label = await made('/labels', { organisationId, name })
  const own = { organisationId, projectId: project.id }
  const issue = await made('/issues', { ...own, title: name, labelIds: [label.id] })
  const comment = await made('/comments', { organisationId, issueId: issue.id, body: name })
  return { id: organisationId, project, label, issue, comment }
}

/** Past the backend: nobody makes themselves a member. */
async function join(app: App, organisation: number, person: Person, role: string): Promise<void> {
  const { db } = app as unknown as { db: { run(sql: string, params: []): Promise<unknown> } }
  await db.run(
    `INSERT INTO memberships (organisation_id, user_id, role, created_at, updated_at)
     VALUES (${organisation}, ${person.id}, '${role}', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')`,
    [],
  )
}

const TABLES = ['projects', 'labels', 'issues', 'comments', 'memberships', 'audit-entries']

for (const dialect of DIALECTS) {
  suite(`organisations on ${dialect}`, () => {
    test('see nothing of each other, whatever is asked', async () => {
      await using backend = await boot(WORKSPACE, dialect)
      const [ann, bob] = [await signUp(backend.app), await signUp(backend.app)]
      const [boats, trains] = [
        await organisationOf(ann, 'Boats'),
        await organisationOf(bob, 'Trains'),
      ]
      for (const table of TABLES) {
        const { data, page } = (await bob.call('GET', `/${table}?count=true`)).json()
        assert.equal(data.length, page.total)
        assert.ok(data.length > 0, table)
        for (const row of data) assert.equal(row.organisationId, trains.id, table)
      }
      const foreign = [
        `/organisations/${boats.id}`,
        `/projects/${boats.project.id}`,
        `/labels/${boats.label.id}`,
        `/issues/${boats.issue.id}`,
        `/comments/${boats.comment.id}`,
        `/users/${ann.id}`,
      ]
      for (const url of foreign) assert.equal((await bob.call('GET', url)).statusCode, 404, url)
      for (const url of foreign.slice(0, 5)) {
        assert.equal((await bob.call('DELETE', url)).statusCode, 404, url)
        assert.equal((await ann.call('GET', url)).statusCode, 200, url)
      }
      const seen = { organisationId: boats.id, projectId: boats.project.id }
      for (const [url, body] of [
        ['/projects', { organisationId: boats.id, name: 'Mine' }],
        ['/issues', { ...seen, title: 'Mine' }],
        ['/issues', { ...seen, organisationId: trains.id, title: 'Mine' }],
        ['/comments', { organisationId: trains.id, issueId: boats.issue.id, body: 'Mine' }],
      ] as const)
        assert.equal((await bob.call('POST', url, body)).statusCode, 400, JSON.stringify(body))
      const moved = { organisationId: trains.id, version: 1 }
      assert.equal((await ann.call('PATCH', `/issues/${boats.issue.id}`, moved)).statusCode, 400)
    })

    test('are not tied together by somebody who is a member of both', async () => {
      await using backend = await boot(WORKSPACE, dialect)
      const [ann, cid] = [await signUp(backend.app), await signUp(backend.app)]
      const [boats, trains] = [
        await organisationOf(ann, 'Boats'),
        await organisationOf(cid, 'Trains'),
      ]
      await join(backend.app, boats.id, cid, 'member')
      const listed = (await cid.call('GET', '/issues?sort=title')).json().data
      assert.deepEqual(
        listed.map(({ title }: { title: string }) => title),
        ['Boats', 'Trains'],
      )
      // The address of another member is read by no way that leads to them.
      for (const url of [
        '/memberships?include=user',
        `/organisations/${boats.id}?include=memberships`,
        '/issues?include=owner,assignee',
        `/issues/${boats.issue.id}?include=owner`,
        `/users/${ann.id}`,
      ]) {
        const answer = await cid.call('GET', url)
        assert.equal(answer.statusCode, 200, url)
        const shown = [...answer.body.matchAll(/"id":(\d+),"email"/g)].map(([, id]) => Number(id))
        assert.ok(!shown.includes(Number(ann.id)), `${url}: ${answer.body}`)
      }
      for (const query of ['email=a@example.com', 'email[startsWith]=a', 'sort=email'])
        assert.equal((await cid.call('GET', `/users?${query}`)).statusCode, 400, query)
      const issue = { organisationId: boats.id, projectId: boats.project.id, title: 'New' }
      const status = async (method: 'POST' | 'PATCH', url: string, body: object) =>
        (await cid.call(method, url, body)).statusCode
      assert.equal(await status('POST', '/issues', issue), 201)
      assert.equal(await status('POST', '/issues', { ...issue, projectId: trains.project.id }), 403)
      assert.equal(await status('POST', '/issues', { ...issue, labelIds: [trains.label.id] }), 403)
      const url = `/issues/${boats.issue.id}`
      assert.equal(await status('PATCH', url, { version: 1, projectId: trains.project.id }), 403)
      assert.equal(await status('PATCH', url, { version: 1, labelIds: [trains.label.id] }), 403)
      assert.equal(await status('PATCH', url, { version: 1, assigneeId: cid.id }), 200)
      const comment = { organisationId: trains.id, issueId: boats.issue.id, body: 'Here' }
      assert.equal(await status('POST', '/comments', comment), 403)
    })

    test('have memberships that stay with their members', async () => {
      await using backend = await boot(WORKSPACE, dialect)
      const [ann, eve] = [await signUp(backend.app), await signUp(backend.app)]
      const { id } = await organisationOf(ann, 'Boats')
      const [own] = (await ann.call('GET', `/memberships?organisationId=${id}`)).json().data
      const moved = await ann.call('PATCH', `/memberships/${own.id}`, { userId: eve.id })
      assert.equal(moved.statusCode, 400, moved.body)
      const kept = await ann.call('GET', `/memberships/${own.id}`)
      assert.equal(kept.json().userId, ann.id)
    })

    test('keep an owner although all of them leave at once', async () => {
      await using backend = await boot(WORKSPACE, dialect)
      const [ann, dan] = [await signUp(backend.app), await signUp(backend.app)]
      for (let round = 0; round < 8; round++) {
        const { id } = await organisationOf(ann, `Boats ${round}`)
        await join(backend.app, id, dan, 'owner')
        const { data } = (await ann.call('GET', `/memberships?organisationId=${id}`)).json()
        const own = (person: Person): string =>
          `/memberships/${data.find(({ userId }: { userId: number }) => userId === person.id).id}`
        const left = await Promise.all([ann, dan].map((one) => one.call('DELETE', own(one))))
        assert.deepEqual(left.map(({ statusCode }) => statusCode).toSorted(), [204, 409])
      }
    })

    test('let members do what their role says, from the next request on', async () => {
      await using backend = await boot(WORKSPACE, dialect)
      const [ann, dan] = [await signUp(backend.app), await signUp(backend.app)]
      const boats = await organisationOf(ann, 'Boats')
      const project = { organisationId: boats.id, name: 'Second' }
      await join(backend.app, boats.id, dan, 'member')
      const { data } = (await ann.call('GET', '/memberships?sort=id')).json()
      const [own, other] = data.map(({ id }: { id: number }) => `/memberships/${id}`)
      assert.equal((await dan.call('POST', '/projects', project)).statusCode, 403)
      assert.equal((await dan.call('PATCH', other, { role: 'owner' })).statusCode, 403)
      assert.equal((await ann.call('PATCH', other, { role: 'admin' })).statusCode, 200)
      assert.equal((await dan.call('POST', '/projects', project)).statusCode, 201)
      const mine = { organisationId: boats.id, projectId: boats.project.id, title: 'Mine' }
      const { id } = (await dan.call('POST', '/issues', mine)).json()
      assert.equal((await dan.call('GET', `/issues/${id}`)).statusCode, 200)

      // Nobody changes a row into one that they could not change back.
      assert.equal((await ann.call('PATCH', own, { role: 'member' })).statusCode, 403)
      assert.equal((await ann.call('DELETE', own)).statusCode, 409)
      assert.equal((await ann.call('DELETE', other)).statusCode, 204)
      assert.equal((await dan.call('GET', `/issues/${id}`)).statusCode, 404)
      assert.equal((await dan.call('DELETE', `/issues/${id}`)).statusCode, 404)
      assert.deepEqual((await dan.call('GET', '/issues')).json().data, [])
      assert.equal((await ann.call('GET', `/issues/${id}`)).statusCode, 200)
    })
  })
}

test('the tables that a new part brings are right as they are', async () => {
  const table = (name: string, settings: object) => ({ id: name, kind: 'table', name, settings })
  const compiled = await compile({
    drawbridge: 1,
    name: 'New',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
      { id: 'apart', kind: 'organisation', name: 'apart', settings: {} },
      table('users', accountTable({})),
      table('organisations', organisationTable('memberships')),
      table('memberships', membershipTable('memberships', 'organisations', 'users')),
    ],
    connections: [
      { id: 'c1', from: 'api', to: 'database' },
      { id: 'c2', from: 'auth', to: 'users' },
      { id: 'c3', from: 'auth', to: 'api' },
      { id: 'c4', from: 'apart', to: 'organisations' },
    ],
  })
  assert.deepEqual(compiled.diagnostics, [])
})
