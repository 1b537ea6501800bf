import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import type { HTTPMethods } from 'fastify'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const string = (name: string) => ({ id: name, name, type: 'string', length: 20, required: true })

const table = (name: string, settings: object) => ({
  id: name,
  kind: 'table',
  name,
  settings: { fields: [string('title')], owner: true, ...settings },
})

/** Posts are read by all, drafts by editors too, secrets by their owners alone; owners change them. */
const manifest = {
  drawbridge: 1,
  name: 'Answers',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'editor'] } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    table('users', {
      fields: [{ ...string('email'), length: 100, unique: true, format: 'email' }],
      owner: false,
      access: { read: ['owner'], delete: ['role:editor'] },
    }),
    table('posts', {
      fields: [string('title'), { id: 'meta', name: 'meta', type: 'json' }],
      version: true,
      access: { read: ['public'], create: ['signedIn'], update: ['owner'], delete: ['owner'] },
    }),
    table('drafts', {
      softDelete: true,
      access: {
        read: ['role:editor'],
        create: ['signedIn'],
        update: ['owner'],
        delete: ['owner'],
        restore: ['owner'],
      },
    }),
    table('secrets', {
      access: { read: ['owner'], create: ['signedIn'], update: ['owner'], delete: ['owner'] },
    }),
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

for (const dialect of DIALECTS) {
  suite(`what a call is answered on ${dialect}`, () => {
    test('follows one order: who, what was sent, which row, what is there', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const { headers: owner } = await signUp(app, 'user', {})
      const { headers: user } = await signUp(app, 'user', {})
      const { headers: editor } = await signUp(app, 'editor', {})
      const nobody = {}
      const call = async (
        method: HTTPMethods,
        url: string,
        who: Record<string, string>,
        payload?: object | string,
      ): Promise<number> => {
        const type = typeof payload === 'string' ? { 'content-type': 'text/plain' } : {}
        const headers = { ...who, ...type }
        const answer = await app.inject({ method, url, headers, ...(payload && { payload }) })
        return answer.statusCode
      }
      const rows: string[] = []
      for (const folder of ['posts', 'drafts', 'secrets']) {
        const payload = { title: 'One' }
        const made = await app.inject({
          method: 'POST',
          url: `/${folder}`,
          headers: owner,
          payload,
        })
        rows.push(made.headers.location ?? '')
      }
      const [post = '', draft = '', secret = ''] = rows

      // Who calls comes before everything that they sent.
      assert.equal(await call('PATCH', '/posts/999', nobody, 'title'), 401)
      assert.equal(await call('DELETE', '/users/999', user), 403)
      // Then what was sent, whether the row is there or not.
      assert.equal(await call('PATCH', '/posts/999', user, 'title'), 415)
      assert.equal(await call('PATCH', '/posts/999', user, { title: 1, version: 1 }), 400)
      // Then the row: 404 where it can't be read, 403 where it can.
      const change = { title: 'Two', version: 1 }
      assert.equal(await call('PATCH', '/posts/999', user, change), 404)
      assert.equal(await call('PATCH', post, user, change), 403)
      assert.equal(await call('DELETE', post, user), 403)
      for (const [who, status] of [
        [user, 404],
        [editor, 403],
      ] as const) {
        assert.equal(await call('PATCH', draft, who, { title: 'Two' }), status)
        assert.equal(await call('DELETE', draft, who), status)
        assert.equal(await call('PATCH', secret, who, { title: 'Two' }), 404)
        assert.equal(await call('DELETE', secret, who), 404)
      }
      // Then what is there by now.
      assert.equal(await call('PATCH', post, user, { ...change, version: 9 }), 403)
      assert.equal(await call('PATCH', post, owner, { ...change, version: 9 }), 409)
      assert.equal(await call('PATCH', post, owner, change), 200)
      // What is deleted can't be read, so it is not there.
      assert.equal(await call('DELETE', draft, owner), 204)
      assert.equal(await call('DELETE', draft, editor), 404)
      assert.equal(await call('POST', `${draft}/restore`, editor), 404)
      assert.equal(await call('POST', `${draft}/restore`, owner), 200)
    })

    test('HEAD is GET without its body, for the same callers', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const { headers: owner } = await signUp(app, 'user', {})
      const made = await app.inject({
        method: 'POST',
        url: '/secrets',
        headers: owner,
        payload: { title: 'One' },
      })
      const secret = made.headers.location ?? ''
      for (const url of ['/posts', '/secrets', secret, '/secrets/999', '/nothing'])
        for (const headers of [owner, {}]) {
          const read = await app.inject({ url, headers })
          const head = await app.inject({ method: 'HEAD', url, headers })
          assert.equal(head.statusCode, read.statusCode, url)
          assert.equal(head.headers['content-type'], read.headers['content-type'], url)
          if (read.statusCode === 200)
            assert.equal(head.headers['content-length'], read.headers['content-length'], url)
          assert.equal(head.body, '', url)
        }
    })

    test('a value that may be anything is neither too deep nor too wide', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const { headers } = await signUp(app, 'user', {})
      const nested = (levels: number): object => (levels === 0 ? {} : { inner: nested(levels - 1) })
      const wide = (names: number): object =>
        Object.fromEntries(Array.from({ length: names }, (_, index) => [`n${index}`, index]))
      for (const [meta, status] of [
        [nested(20), 201],
        [nested(110), 400],
        [wide(1000), 201],
        [wide(1001), 400],
        [{ inner: [wide(1001)] }, 400],
      ] as const) {
        const payload = { title: 'One', meta }
        const answer = await app.inject({ method: 'POST', url: '/posts', headers, payload })
        assert.equal(answer.statusCode, status, answer.body.slice(0, 200))
      }
    })
  })
}
