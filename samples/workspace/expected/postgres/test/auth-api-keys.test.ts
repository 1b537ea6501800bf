import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { IssuedKey, KeyList } from '../src/auth/api-keys/schemas.ts'
import { includedScopes, scopes } from '../src/auth/api-keys/scopes.ts'
import { policy } from '../src/policy.ts'
import { useApp } from './use-app.ts'

/** What everybody reads some of. */
const READABLE: readonly string[] = [
  'users:read',
  'organisations:read',
  'memberships:read',
  'projects:read',
  'labels:read',
  'issues:read',
  'comments:read',
  'attachments:read',
  'auditEntries:read',
]

suite('API keys', () => {
  const { call, db } = useApp({ amy: 'user', ben: 'user' })

  const issue = async (list: readonly string[], who = 'amy') => {
    const answer = await call('POST', '/auth/keys', who, { name: 'Program', scopes: list, days: 1 })
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json<IssuedKey>()
  }

  const withKey = (key: string, method: string, address: string) =>
    call(method as 'GET', address.replaceAll(/:\w+/g, '1'), 'nobody', undefined, {
      'x-api-key': key,
    })

  test('are made by who signed in just now alone', async () => {
    await db().run('UPDATE auth_sessions SET created_at = created_at - 3600000', [])
    const make = { name: 'Program', scopes: ['read'], days: 1 }
    assert.equal((await call('POST', '/auth/keys', 'amy', make)).statusCode, 403)
    await db().run('UPDATE auth_sessions SET created_at = created_at + 3600000', [])
  })

  test('are shown once, to nobody but whose they are', async () => {
    assert.equal((await call('GET', '/auth/keys', 'nobody')).statusCode, 401)
    const { key, ...kept } = await issue(['read'])
    const listed = await call('GET', '/auth/keys', 'amy')
    assert.ok(!listed.body.includes(key))
    assert.ok(key.startsWith(kept.prefix))
    const { data } = listed.json<KeyList>()
    assert.deepEqual(
      data.find(({ id }) => id === kept.id),
      kept,
    )
    assert.deepEqual((await call('GET', '/auth/keys', 'ben')).json(), { data: [] })
    const one = `/auth/keys/${kept.id}`
    assert.equal((await call('DELETE', one, 'ben')).statusCode, 404)
    assert.equal((await call('DELETE', one, 'amy')).statusCode, 204)
    assert.equal((await call('DELETE', one, 'amy')).statusCode, 404)
  })

  test('have scopes that there are, and an end', async () => {
    const body = { name: 'Program', scopes: ['read'], days: 1 }
    for (const wrong of [{ scopes: [] }, { scopes: ['everything'] }, { days: 0 }, { days: 366 }]) {
      const answer = await call('POST', '/auth/keys', 'amy', { ...body, ...wrong })
      assert.equal(answer.statusCode, 400, answer.body)
    }
  })

  test('reach no route beyond their scopes, and none of sign-in', async () => {
    const { key } = await issue(['read'])
    for (const [route, rules] of Object.entries(policy)) {
      const scope = scopes[route]
      if (scope?.endsWith(':read') || (scope === undefined && rules.includes('public'))) continue
      const [method = '', address = ''] = route.split(' ')
      assert.equal((await withKey(key, method, address)).statusCode, 403, route)
    }
  })

  test('may be for one thing alone', async () => {
    for (const scope of new Set(Object.values(scopes))) {
      const { key } = await issue([scope], 'ben')
      for (const [route, needed] of Object.entries(scopes)) {
        const [method = '', address = ''] = route.split(' ')
        const { statusCode } = await withKey(key, method, address)
        if (needed !== scope) assert.equal(statusCode, 403, route)
        else if (READABLE.includes(scope)) assert.notEqual(statusCode, 403, route)
      }
    }
  })

  test('give no rows of another table without its scope', async () => {
    const { key: readsAll } = await issue(['read'])
    for (const [route, relations] of Object.entries(includedScopes)) {
      const own = scopes[route] ?? 'read'
      const { key } = await issue([own])
      const [method = '', address = ''] = route.split(' ')
      for (const [relation, scope] of Object.entries(relations)) {
        if (scope === own) continue
        for (const asked of [relation, `nothing,${relation}`, `${relation}&include=x`]) {
          const { statusCode, body } = await withKey(key, method, `${address}?include=${asked}`)
          assert.equal(statusCode, 403, `${route} ${asked}`)
          if (READABLE.includes(own)) assert.ok(body.includes(`The key lacks ${scope}.`), body)
        }
        const { body } = await withKey(readsAll, method, `${address}?include=${relation}`)
        assert.doesNotMatch(body, /The key lacks/)
      }
    }
  })

  test('are good no more once they are over or ended', async () => {
    const [route] = Object.keys(scopes).filter((one) => !policy[one]?.includes('public'))
    if (route === undefined) return
    const [method = '', address = ''] = route.split(' ')
    const [first, second] = [await issue(['read', 'write']), await issue(['read', 'write'])]
    const status = async ({ key }: IssuedKey) => (await withKey(key, method, address)).statusCode
    assert.notEqual(await status(first), 401)
    await call('DELETE', `/auth/keys/${first.id}`, 'amy')
    assert.equal(await status(first), 401)
    assert.notEqual(await status(second), 401)
    await db().run('UPDATE auth_keys SET expires_at = 1 WHERE id = $1', [second.id])
    assert.equal(await status(second), 401)
  })
})
