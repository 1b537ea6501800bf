import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { AccessAnswer } from '@drawbridge/kinds'
import { accessOf } from './access.ts'
import { boot } from './testing/boot.ts'
import { signUp, type Person } from './testing/person.ts'

const WORKSPACE = JSON.parse(
  readFileSync(new URL('../../../samples/workspace/manifest.json', import.meta.url), 'utf8'),
)

const { access } = accessOf(WORKSPACE)
const TABLES = ['projects', 'labels', 'issues', 'comments', 'attachments']
const NOWHERE = 999_999

type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) => Promise<number>

/** Rows of one organisation, which somebody has made who may. */
async function organisationOf({ call }: Person, name: string) {
  const made = async (url: string, body: object): Promise<number> => {
    const answer = await call('POST', url, body)
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json<{ id: number }>().id
  }
  const organisationId = await made('/organisations', { name })
  const projectId = await made('/projects', { organisationId, name })
  const issueId = await made('/issues', { organisationId, projectId, title: name })
  let number = 0
  const bodyOf = (table: string): object => {
    number += 1
    const named = { organisationId, name: `${name} ${number}` }
    const about = { organisationId, issueId }
    switch (table) {
      case 'issues':
        return { organisationId, projectId, title: name }
      case 'comments':
        return { ...about, body: name }
      case 'attachments':
        return { ...about, name, contentType: 'text/plain', size: 1, url: 'https://example.com/' }
      default:
        return named
    }
  }
  const fresh = (table: string, person: Pick<Person, 'call'> = { call }) =>
    person.call('POST', `/${table}`, bodyOf(table))
  return { id: organisationId, bodyOf, fresh }
}

const CHANGES: Readonly<Record<string, object>> = {
  projects: { name: 'Other' },
  issues: { title: 'Other', version: 1 },
  comments: { body: 'Other' },
}

test('what the matrix says of members and keys is what the backend answers', async () => {
  assert.ok(access)
  const { callers, routes } = access
  await using backend = await boot(WORKSPACE, 'sqlite')
  const { app } = backend
  const [ann, bob] = [await signUp(app), await signUp(app)]
  const [boats, trains] = [await organisationOf(ann, 'Boats'), await organisationOf(bob, 'Trains')]
  const { db } = app as unknown as { db: { run(sql: string, params: []): Promise<unknown> } }
  let cells = 0
  for (const [column, { name, membership, key }] of callers.entries()) {
    if (membership === undefined && key === undefined) continue
    const person = await signUp(app)
    if (membership !== undefined)
      await db.run(
        `INSERT INTO memberships (organisation_id, user_id, role, created_at, updated_at)
         VALUES (${boats.id}, ${person.id}, '${membership}', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')`,
        [],
      )
    const made =
      key && (await person.call('POST', '/auth/keys', { name, scopes: ['read'], days: 1 }))
    const headers = made ? { 'x-api-key': made.json<{ key: string }>().key } : person.headers
    const call: Call = async (method, url, payload) =>
      (await app.inject({ method, url, headers, ...(payload && { payload }) })).statusCode
    const expect = async (
      wanted: AccessAnswer | undefined,
      got: () => Promise<number>,
      what: string,
    ) => {
      if (typeof wanted !== 'number') return
      assert.equal(await got(), wanted, `${name}: ${what}`)
      cells += 1
    }
    for (const table of TABLES) {
      const told = (method: string, path: string) =>
        routes.find((route) => route.method === method && route.path === path)?.told[column]
      const creating = told('POST', `/${table}`)
      const wanted = creating && 'always' in creating ? creating.always : undefined
      await expect(wanted, () => call('POST', `/${table}`, boats.bodyOf(table)), `POST /${table}`)
      for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
        const answers = told(method, `/${table}/{id}`)
        if (answers === undefined) continue
        const about = (id: number) => () =>
          call(method, `/${table}/${id}`, method === 'PATCH' ? CHANGES[table] : undefined)
        const cell = (whose: string) => `${method} /${table}/{id}, ${whose}`
        const [shared, foreign] = [await idOf(boats.fresh(table)), await idOf(trains.fresh(table))]
        if ('always' in answers) {
          await expect(answers.always, about(shared), cell('any row'))
          continue
        }
        await expect(answers.foreign, about(foreign), cell('of another organisation'))
        await expect(answers.missing, about(NOWHERE), cell('missing'))
        await expect(answers.shared, about(shared), cell('of the organisation'))
        const own = await boats.fresh(table, person)
        if (own.statusCode === 201) await expect(answers.own, about(await idOf(own)), cell('own'))
      }
    }
    const email = `guest${column}@example.com`
    const asked = [
      ['POST', '', { organisationId: boats.id, email, role: 'member' }],
      ['GET', `?organisationId=${boats.id}`, undefined],
    ] as const
    for (const [method, query, body] of asked) {
      const path = '/auth/invitations'
      const route = routes.find((one) => one.method === method && one.path === path)
      const told = route?.told[column]
      assert.ok(told && 'always' in told)
      const status = await call(method, path + query, body)
      if (told.always === 'done') assert.ok(status < 300, `${name}: ${method} ${path}: ${status}`)
      else assert.equal(status, told.always, `${name}: ${method} ${path}`)
      cells += 1
    }
  }
  assert.ok(cells > 150, `only ${cells} cells were asked`)
})

async function idOf(
  made: ReturnType<Person['call']> | Awaited<ReturnType<Person['call']>>,
): Promise<number> {
  const answer = await made
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<{ id: number }>().id
}
