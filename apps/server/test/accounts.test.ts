import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PASSWORD } from './client.ts'
import { onBothDatabases } from './studios.ts'

onBothDatabases('accounts', (open) => {
  test('register, sign out, sign in, and be known', async () => {
    const studio = await open()
    const ada = await studio.browser().register('Ada@Example.com')
    const me = await ada.must('me')
    assert.equal(me.user.email, 'ada@example.com')
    await ada.must('logout')
    assert.equal((await ada.call('me')).status, 401)
    const signed = await ada.must('login', {
      body: { email: 'ADA@example.com', password: PASSWORD },
    })
    assert.notEqual(signed.csrfToken, me.csrfToken)
    assert.equal((await ada.must('me')).user.id, me.user.id)
  })
})
