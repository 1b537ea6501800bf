import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const string = (name: string) => ({ id: name, name, type: 'string', length: 100, required: true })
const pointsAt = (target: string) => ({ id: target, name: target, type: 'manyToOne', target })

const table = (name: string, settings: object) => ({
  id: name,
  kind: 'table',
  name,
  settings: { fields: [string('title')], ...settings },
})

/** Reports are for auditors, diaries for their owners; whoever may write a row names either. */
const manifest = {
  drawbridge: 1,
  name: 'References',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'auditor'] } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    table('users', {
      fields: [{ ...string('email'), unique: true, format: 'email' }],
      access: { read: ['owner'] },
    }),
    table('reports', { access: { create: ['role:auditor'], read: ['role:auditor'] } }),
    table('diaries', { owner: true, access: { create: ['signedIn'], read: ['owner'] } }),
    table('letters', {
      relations: [pointsAt('reports'), pointsAt('diaries')],
      access: { create: ['public'], bulkCreate: ['signedIn'], update: ['role:auditor'] },
    }),
    table('findings', {
      relations: [{ ...pointsAt('reports'), type: 'manyToMany' }],
      access: { create: ['signedIn'], read: ['signedIn'] },
    }),
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

for (const dialect of DIALECTS) {
  suite(`what a row may point at on ${dialect}`, () => {
    test('is what its writer may read', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const nobody = {}
      const { headers: user } = await signUp(app, 'user', {})
      const { headers: auditor } = await signUp(app, 'auditor', {})
      const post = (url: string, headers: Record<string, string>, payload: object) =>
        app.inject({ method: 'POST', url, headers, payload })
      const made = async (url: string, headers: Record<string, string>): Promise<number> =>
        (await post(url, headers, { title: 'One' })).json<{ id: number }>().id

      const reportsId = await made('/reports', auditor)
      const diariesId = await made('/diaries', user)
      const cases = [
        [nobody, {}, 201],
        [nobody, { reportsId }, 'reportsId'],
        [nobody, { diariesId }, 'diariesId'],
        [user, { reportsId }, 'reportsId'],
        [user, { diariesId }, 201],
        [auditor, { reportsId }, 201],
        [auditor, { diariesId }, 'diariesId'],
        [auditor, { reportsId: 999_999 }, 'reportsId'],
      ] as const
      for (const [headers, references, expected] of cases) {
        const answer = await post('/letters', headers, { title: 'Dear', ...references })
        const said = answer.json<{ errors?: { field: string }[] }>().errors?.[0]?.field
        assert.equal(said ?? answer.statusCode, expected, answer.body)
        if (said !== undefined) assert.equal(answer.statusCode, 400)
      }

      const bulk = await post('/letters/bulk', user, { items: [{ title: 'Dear', reportsId }] })
      assert.equal(bulk.statusCode, 400, bulk.body)
      const linked = { title: 'Bad', reportIds: [reportsId] }
      assert.equal((await post('/findings', user, linked)).statusCode, 400)
      assert.equal((await post('/findings', auditor, linked)).statusCode, 201)
    })
  })
}
