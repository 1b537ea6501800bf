import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiledSample, previewsFor } from '../fixture.ts'
import { emptyDatabase } from '../testing/servers.ts'
import { createCallers } from './callers.ts'

const DATABASES = process.env['TEST_LONG']
  ? (['sqlite', 'mysql', 'postgres'] as const)
  : (['sqlite'] as const)

for (const dialect of DATABASES)
  test(`people with roles, members, keys and programs call, and the same is asked of each, on ${dialect}`, async (t) => {
    const own = dialect === 'sqlite' ? {} : { databaseUrl: await emptyDatabase(t, dialect) }
    const previews = await previewsFor(t)
    const way = { kind: 'apiKeys', serviceAccountsBy: 'user' }
    const compiled = await compiledSample(
      'workspace',
      { ways: [way, { kind: 'totp', demanded: true }] },
      dialect,
    )
    const callers = createCallers(previews)
    assert.deepEqual(await previews.start('a', compiled, own), { ok: true, version: 1 })
    const ada = { name: 'ada', membership: { organisation: 1, role: 'owner' } }
    const grace = { name: 'grace', membership: { organisation: 2, role: 'member' } }
    const all = { method: 'GET', path: '/organisations' }

    const seen = async (caller: Parameters<typeof callers.call>[2]) => {
      const { status, body } = await callers.call('a', compiled, caller, all)
      assert.equal(status, 200, body)
      return JSON.parse(body).data.map(({ id }: { id: number }) => id)
    }
    assert.deepEqual(await seen(ada), [1])
    assert.deepEqual(await seen(grace), [2])
    assert.deepEqual(await seen({ ...grace, membership: { organisation: 1, role: 'admin' } }), [1])
    assert.deepEqual(await seen({ name: 'ada', scopes: ['read'] }), [1])
    assert.deepEqual(await seen({ name: 'robot', isProgram: true, scopes: ['read'] }), [])

    const reading = { ...ada, scopes: ['read'] }
    const callersOfAll = ['nobody', ada, grace, reading] as const
    const request = { method: 'DELETE', path: '/organisations/1' }
    const told = await callers.compare('a', compiled, callersOfAll, request)
    assert.deepEqual(
      told.map(({ whose, told: { status }, missing }) => [whose, status, missing?.status]),
      [
        ['foreign', 401, 401],
        ['own', 204, 404],
        ['foreign', 404, 404],
        ['own', 403, 403],
      ],
    )
    assert.ok(
      told.every(({ told: { agrees } }) => agrees),
      JSON.stringify(told),
    )
    assert.deepEqual(await seen(ada), [1], 'what was tried is taken back')

    assert.match(callers.code('a', ada) ?? '', /^\d{6}$/, 'the app that everybody needs is there')
    const stranger = await createCallers(previews).call('a', compiled, ada, all)
    assert.equal(stranger.status, 200, 'an app that is not known here is set up anew')
  })
