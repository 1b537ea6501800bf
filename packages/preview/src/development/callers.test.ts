import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backendOf, compiledSample, previewsFor } from '../fixture.ts'
import { createCallers } from './callers.ts'
import { NoCaller } from './no-caller.ts'

for (const [sample, me] of [
  ['tasks', '/auth/me'],
  ['library', '/account/me'],
] as const) {
  test(`makes and signs in a user and an admin: ${sample}`, async (t) => {
    const previews = await previewsFor(t)
    const compiled = await compiledSample(sample)
    const callers = createCallers(previews)
    assert.deepEqual(await previews.start('a', compiled), { ok: true, version: 1 })
    const asked = { method: 'GET', path: me }
    assert.equal((await callers.call('a', compiled, 'nobody', asked)).status, 401)
    const roles: readonly string[] = compiled.model.auth?.settings.roles ?? []
    for (const [caller, role] of [
      ['user', roles[0]],
      ['admin', roles.includes('admin') ? 'admin' : roles.at(-1)],
    ] as const) {
      const answer = await callers.call('a', compiled, caller, asked)
      assert.equal(answer.status, 200, answer.body)
      assert.match(answer.body, new RegExp(`"role":"${role}"`))
    }

    await previews.reset('a')
    await previews.start('a', compiled)
    const after = await callers.call('a', compiled, 'admin', asked)
    assert.equal(after.status, 200, 'made again where the rows are gone')
    const twin = createCallers(previews)
    assert.equal((await twin.call('a', compiled, 'user', asked)).status, 200)
    assert.equal((await createCallers(previews).call('a', compiled, 'user', asked)).status, 200)
  })
}

test('a role of two words is the role of whoever is called by it', async (t) => {
  const previews = await previewsFor(t)
  const compiled = await compiledSample('tasks', { roles: ['user', 'admin', 'beeInspector'] })
  await previews.start('a', compiled)
  const inspector = { name: 'one_beeInspector', role: 'beeInspector' }
  const asked = { method: 'GET', path: '/auth/me' }
  const { body } = await createCallers(previews).call('a', compiled, inspector, asked)
  assert.match(body, /"role":"beeInspector"/)
})

test('where registration is closed, an account is opened by hand', async (t) => {
  const previews = await previewsFor(t)
  const compiled = await compiledSample('tasks', { registration: 'closed' })
  await previews.start('a', compiled)
  const callers = createCallers(previews)
  const { body, status } = await callers.call('a', compiled, 'user', {
    method: 'GET',
    path: '/auth/me',
  })
  assert.equal(status, 200, body)
  const asAdmin = await callers.call('a', compiled, 'admin', { method: 'GET', path: '/users' })
  assert.equal(asAdmin.status, 200, asAdmin.body)
  const door = { method: 'POST', path: '/auth/register' }
  assert.equal((await callers.call('a', compiled, 'nobody', door)).status, 404)
})

test('says why an account could not be opened by hand', async (t) => {
  const previews = await previewsFor(t)
  const compiled = await compiledSample('tasks', { registration: 'closed' })
  await previews.start('a', compiled)
  const refuse = () => Promise.reject(new Error('The disk is full.'))
  const callers = createCallers({ ...previews, openAccount: refuse })
  await assert.rejects(callers.signIn('a', compiled, 'user'), {
    message: 'No account could be opened by hand to call as “user”: The disk is full.',
  })
})

test('says why there is nobody to call as', async (t) => {
  const previews = await previewsFor(t)
  const callers = createCallers(previews)
  const plain = backendOf(`app.get('/', async () => ({}))`)
  await previews.start('a', plain)
  await assert.rejects(callers.signIn('a', plain, 'user'), (error) => {
    assert.ok(error instanceof NoCaller)
    assert.match(error.message, /no sign-in in this drawing/)
    return true
  })
})
