// The studio's every route, by its own table, with tokens that it never gave out.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { api, API_PREFIX, type Contract, type Tokens } from '@drawbridge/protocol'
import { buildServer } from '@drawbridge/server'
import { Tally } from './table/tally.ts'
import { tokenAttacks } from './token-attacks.ts'

const CREDENTIALS = { email: 'ada@example.com', password: 'quiet otter paints viaducts' }

test('accepts none of the forged tokens, on no route', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-attacked-'))
  t.after(() => rm(dataDir, { recursive: true }))
  const databaseUrl = `sqlite:${join(dataDir, 'studio.db')}`
  const { app, studio } = await buildServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl,
    limits: { requests: 1_000_000 },
  })
  t.after(() => app.close())
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const host = `localhost:${address.port}`
  const origin = `http://${host}`

  const call = (
    method: Contract['method'],
    path: string,
    authorization: string,
    payload?: object,
  ) =>
    app.inject({
      method,
      url: `${API_PREFIX}${path}`,
      headers: { host, origin, ...(authorization !== '' && { authorization }) },
      ...(payload && { payload }),
    })
  const opened = await call('POST', api.register.path, '', CREDENTIALS)
  assert.equal(opened.statusCode, 201, opened.body)
  const issued = await call('POST', api.issueTokens.path, '', CREDENTIALS)
  const { accessToken } = issued.json<Tokens>()
  const key = await studio.storage.queries
    .selectFrom('signing_keys')
    .select('secret')
    .executeTakeFirstOrThrow()
  const attacks = tokenAttacks(accessToken, Buffer.from(key.secret, 'base64url'))
  assert.ok(attacks.length >= 45)

  const tally = new Tally()
  // What only reads comes first: whoever gets in by mistake may end the sign-in.
  const doors = Object.values<Contract>(api)
    .filter(({ permission }) => permission !== 'anyone')
    .toSorted((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))
  for (const { method, path } of doors)
    for (const { name, authorization } of attacks) {
      // One such is enough.
      if (name === 'eight megabytes' && path !== doors[0]?.path) continue
      const { statusCode } = await call(method, path.replaceAll(/:\w+/g, '0'), authorization)
      tally.held(statusCode === 401, () => `${name}, ${method} ${path}: ${statusCode}`)
    }
  t.diagnostic(
    `${tally.tried} calls on ${doors.length} routes, ${attacks.length} tokens, ${tally.accepted.length} accepted`,
  )
  assert.deepEqual(tally.accepted, [])
  assert.equal((await call('GET', api.me.path, `Bearer ${accessToken}`)).statusCode, 200)
})
