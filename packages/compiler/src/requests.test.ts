import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { boot } from './testing/boot.ts'

const TASKS = JSON.parse(
  readFileSync(new URL('../../../samples/tasks/manifest.json', import.meta.url), 'utf8'),
)

test('an id is written in digits, whatever JavaScript would read', async () => {
  await using backend = await boot(TASKS, 'sqlite')
  const answer = async (id: string) => (await backend.app.inject(`/tags/${id}`)).statusCode
  assert.equal(await answer('1'), 404)
  for (const id of ['0x1', '1e0', '%201', '1%20', '+1', '1.0', '0b1', '1_0', '-1', 'true', 'null'])
    assert.equal(await answer(id), 400, id)
  const fault = (await backend.app.inject('/tags/0x1')).json().errors
  assert.deepEqual(fault, [{ field: 'id', message: 'must be a number, in digits' }])
})

test('a body is JSON in UTF-8 and says so in one way', async () => {
  await using backend = await boot(TASKS, 'sqlite')
  const payload = JSON.stringify({ email: 'ada@example.com', password: 'a long enough password' })
  const answer = async (type: string) => {
    const headers = { 'content-type': type }
    const { app } = backend
    return (await app.inject({ method: 'POST', url: '/auth/login', headers, payload })).statusCode
  }
  for (const type of [
    'application/json',
    'Application/JSON',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
  ])
    assert.equal(await answer(type), 401, type)
  for (const type of [
    'application/jsonx',
    'application/json;',
    'application/json;x',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/json/',
    'application/problem+json',
    'text/json',
    'text/plain',
    '*/*',
  ])
    assert.equal(await answer(type), 415, type)
})

test('only names of its own reach it, where it is for this machine or has names', async () => {
  await using backend = await boot(TASKS, 'sqlite')
  const { readConfig } = await import(pathToFileURL(join(backend.folder, 'src/config.ts')).href)
  const { buildApp } = await import(pathToFileURL(join(backend.folder, 'src/app.ts')).href)
  const own = ['localhost', 'LOCALHOST:3000', 'a.localhost', '127.0.0.1:80', '[::1]:80', '10.0.0.9']
  const cases = [
    [{}, own, ['api.example.com', 'localhost.example.com', '127.0.0.1.example.com']],
    [{ HOST: '0.0.0.0' }, [...own, 'api.example.com'], []],
    [
      { HOST: '0.0.0.0', ALLOWED_HOSTS: 'API.example.com, example.com' },
      [...own, 'api.example.com:443', 'example.com'],
      ['x.example.com', 'evil.com', 'example.com.evil.com'],
    ],
  ] as const
  for (const [environment, answered, refused] of cases) {
    const app = await buildApp(
      readConfig({
        DATABASE_URL: `sqlite:${backend.folder}/data/app.db`,
        JWT_SECRET: 'x'.repeat(32),
        LOG_LEVEL: 'silent',
        ...environment,
      }),
    )
    const answer = async (host: string) =>
      (await app.inject({ url: '/health/live', headers: { host } })).statusCode
    for (const host of answered) assert.equal(await answer(host), 200, host)
    for (const host of refused) assert.equal(await answer(host), 421, host)
    await app.close()
  }
  assert.throws(() => readConfig({ ALLOWED_HOSTS: 'https://example.com' }), /ALLOWED_HOSTS must be/)
})
