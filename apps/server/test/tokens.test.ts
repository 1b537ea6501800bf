import assert from 'node:assert/strict'
import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose'
import type { Tokens } from '@drawbridge/protocol'
import { onBothDatabases, type TestStudio } from './studios.ts'

const EMAIL = 'ada@example.com'

async function withTokens(studio: TestStudio) {
  await studio.browser().register(EMAIL)
  return studio.browser().tokens(EMAIL)
}

function statusWith(studio: TestStudio, authorization: string): Promise<number> {
  return studio
    .browser()
    .call('me', { headers: { authorization } })
    .then(({ status }) => status)
}

onBothDatabases('tokens for programs', (open) => {
  test('a program does everything that the canvas does, without a cookie', async () => {
    const studio = await open()
    const { accessToken, expiresIn, user } = await withTokens(studio)
    const program = studio.browser()
    const headers = { authorization: `Bearer ${accessToken}` }
    assert.equal((await program.must('me', { headers })).user.id, user.id)
    const { id } = await program.must('createProject', { body: { name: 'Library' }, headers })
    await program.must('readDocument', { params: { project: id }, headers })
    assert.equal(program.cookies, '')
    assert.ok(expiresIn <= 900)
  })

  test('a refresh token works once; used twice, all that follow from it end', async () => {
    const studio = await open()
    const first = await withTokens(studio)
    const renew = (refreshToken: string) =>
      studio.browser().call('refreshTokens', { body: { refreshToken } })
    const second = await renew(first.refreshToken)
    assert.equal(second.status, 200)
    assert.equal((await renew(first.refreshToken)).status, 401)
    assert.equal((await renew(second.body.refreshToken)).status, 401)
  })

  test('what ends a sign-in ends its access tokens with it, and no other’s', async () => {
    const studio = await open()
    const bystander = await withTokens(studio)
    const issue = () => studio.browser().tokens(EMAIL)
    const renew = (refreshToken: string) =>
      studio.browser().call('refreshTokens', { body: { refreshToken } })
    const ways: Record<string, (tokens: Tokens) => Promise<unknown>> = {
      'signing out': ({ accessToken }) =>
        studio.browser().must('logout', { headers: { authorization: `Bearer ${accessToken}` } }),
      revoking: ({ refreshToken }) =>
        studio.browser().must('revokeTokens', { body: { refreshToken } }),
      'using a token twice': async ({ refreshToken }) => {
        await renew(refreshToken)
        await renew(refreshToken)
      },
    }
    for (const [what, end] of Object.entries(ways)) {
      const tokens = await issue()
      assert.equal(await statusWith(studio, `Bearer ${tokens.accessToken}`), 200, what)
      await end(tokens)
      assert.equal(await statusWith(studio, `Bearer ${tokens.accessToken}`), 401, what)
      assert.equal((await renew(tokens.refreshToken)).status, 401, what)
    }
    assert.equal(await statusWith(studio, `Bearer ${bystander.accessToken}`), 200)
  })

  test('tokens that have expired are not kept', async () => {
    const studio = await open()
    const { refreshToken } = await withTokens(studio)
    const { queries } = studio.studio.storage
    await queries.updateTable('refresh_tokens').set({ expires_at: '2000-01-01' }).execute()
    const renewed = await studio.browser().call('refreshTokens', { body: { refreshToken } })
    assert.equal(renewed.status, 401)
    await studio.browser().tokens(EMAIL)
    assert.equal((await queries.selectFrom('refresh_tokens').selectAll().execute()).length, 1)
  })

  test('of many that use one refresh token at a time, at most one gets through', async () => {
    const studio = await open()
    const { refreshToken } = await withTokens(studio)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        studio.browser().call('refreshTokens', { body: { refreshToken } }),
      ),
    )
    assert.ok(answers.filter(({ status }) => status === 200).length <= 1)
    assert.ok(answers.every(({ status }) => status === 200 || status === 401))
  })

  test('a revoked one is worthless, and revoking tells nothing', async () => {
    const studio = await open()
    const { refreshToken } = await withTokens(studio)
    const browser = studio.browser()
    await browser.must('revokeTokens', { body: { refreshToken } })
    await browser.must('revokeTokens', { body: { refreshToken: 'never was one' } })
    assert.equal((await browser.call('refreshTokens', { body: { refreshToken } })).status, 401)
  })

  test('what is not exactly our token is nobody', async () => {
    const studio = await open()
    const { accessToken } = await withTokens(studio)
    const [header = '', payload = '', signature = ''] = accessToken.split('.')
    const { kid } = decodeProtectedHeader(accessToken)
    const claims = decodeJwt(accessToken)
    const row = await studio.studio.storage.queries
      .selectFrom('signing_keys')
      .selectAll()
      .executeTakeFirstOrThrow()
    const key = createSecretKey(Buffer.from(row.secret, 'base64url'))
    const sign = (
      head: object,
      change: object = {},
      withKey: Parameters<SignJWT['sign']>[0] = key,
    ) =>
      new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: kid ?? '', ...head })
        .sign(withKey)
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const now = Math.floor(Date.now() / 1000)
    const bad: Record<string, string> = {
      'no signature': `${header}.${payload}.`,
      'another signature': `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      'alg none': new UnsecuredJWT(claims).encode(),
      'alg None': `${encode({ alg: 'None', typ: 'at+jwt', kid })}.${payload}.`,
      'alg RS256': await sign({ alg: 'RS256' }, {}, privateKey),
      'alg HS512': await sign({ alg: 'HS512' }),
      'an own key': await sign({}, {}, createSecretKey(Buffer.alloc(32, 1))),
      'no kid': await sign({ kid: undefined }),
      'an unknown kid': await sign({ kid: 'k0' }),
      'a path as kid': await sign({ kid: '../../dev/null' }),
      'SQL as kid': await sign({ kid: "' UNION SELECT 'x' --" }),
      'another type': await sign({ typ: 'JWT' }),
      crit: await sign({ crit: ['exp'] }).catch(
        () =>
          `${encode({ alg: 'HS256', typ: 'at+jwt', kid, crit: ['x'], x: 1 })}.${payload}.${signature}`,
      ),
      'a foreign issuer': await sign({}, { iss: 'someone' }),
      'a foreign audience': await sign({}, { aud: 'someone' }),
      'no audience': await sign({}, { aud: undefined }),
      expired: await sign({}, { iat: now - 700, exp: now - 100 }),
      'no expiry': await sign({}, { exp: undefined }),
      'for ever': await sign({}, { iat: now - 3600, exp: now + 10 ** 9 }),
      'not yet': await sign({}, { nbf: now + 600 }),
      'expiry as text': `${header}.${encode({ ...claims, exp: '9999999999' })}.${signature}`,
      'an older epoch': await sign({}, { epoch: 0 }),
      'another epoch': await sign({}, { epoch: '1' }),
      'another sign-in': await sign({}, { family: 'f0' }),
      'a list as sign-in': await sign({}, { family: ['f0'] }),
      'no sign-in': await sign({}, { family: undefined }),
      'nobody’s': await sign({}, { sub: 'u0' }),
      'a list as subject': `${header}.${encode({ ...claims, sub: ['u0'] })}.${signature}`,
      half: `${header}.${payload}`,
      'five parts': `${accessToken}.a.b`,
      empty: '',
      huge: 'A'.repeat(10_000),
    }
    for (const [what, token] of Object.entries(bad))
      assert.equal(await statusWith(studio, `Bearer ${token}`), 401, what)
    for (const scheme of ['bearer', 'Basic', 'Token', 'Bearer  '])
      assert.equal(await statusWith(studio, `${scheme} ${accessToken}`), 401, scheme)
    assert.equal(await statusWith(studio, `Bearer ${accessToken}`), 200)
  })
})
