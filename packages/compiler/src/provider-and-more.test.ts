import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startOpenId } from './testing/open-id.ts'
import { codeOf } from './testing/totp-code.ts'
import { visitor, type Visitor } from './testing/visitor.ts'
import { METHODS } from './testing/ways.ts'
import { callbackOf, freePort, withProvider } from './testing/with-provider.ts'

test('a provider’s word is enough for an address, and not for a second factor', async () => {
  const port = await freePort()
  const clients = [{ id: 'backend', redirectUri: callbackOf(port) }]
  await using provider = await startOpenId({ clients })
  await using backend = await withProvider({
    port,
    issuer: provider.url,
    allow: provider.host,
    method: METHODS['cookie sessions'] ?? {},
    besides: [{ kind: 'emailVerification', required: true }, { kind: 'totp' }],
  })
  provider.visitor = { sub: 'ada', email: 'ada@example.com', email_verified: true }
  const enter = (who: Visitor) => who.follow(`${backend.url}/auth/work`, `${backend.url}/?`)
  const post = async (who: Visitor, path: string, payload: object, csrf = '') => {
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
    const body = JSON.stringify(payload)
    const answer = await who.fetch(`${backend.url}/auth${path}`, { method: 'POST', headers, body })
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as Readonly<Record<string, string>>
  }

  const ada = visitor()
  assert.equal((await enter(ada)).url.search, '')
  const me = (await (await ada.fetch(`${backend.url}/auth/me`)).json()) as { csrfToken: string }
  const { secret = '' } = await post(ada, '/totp', {}, me.csrfToken)
  await post(ada, '/totp/confirm', { code: codeOf(secret, 0) }, me.csrfToken)

  const later = visitor()
  const { searchParams } = (await enter(later)).url
  assert.equal(searchParams.get('secondFactor'), 'totp,recovery')
  assert.equal((await later.fetch(`${backend.url}/auth/me`)).status, 401)
  const challenge = searchParams.get('challenge') ?? ''
  await post(later, '/second-factor', { challenge, code: codeOf(secret, 1) })
  assert.equal((await later.fetch(`${backend.url}/auth/me`)).status, 200)
})
