import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { bearer, logIn, PASSWORD, register } from './accounts.ts'
import { writeSample } from './write-sample.ts'

const SERVERS = { mysql: 'TEST_MYSQL_URL', postgres: 'TEST_POSTGRES_URL', sqlite: '' } as const

/** What the emitted backend's own tests start it with. */
interface TestApp {
  readonly app: FastifyInstance
  stop(): Promise<void>
}

for (const dialect of DIALECTS) {
  suite(`at the same moment, on ${dialect}`, () => {
    let folder: string
    let started: TestApp

    before(async () => {
      const variable = SERVERS[dialect]
      const server = process.env[variable]
      if (variable !== '' && server === undefined)
        throw new Error(`Set ${variable} to a server for the tests.`)
      process.env['TEST_DATABASE_URL'] = server
      folder = (await writeSample('tasks', dialect)).folder
      const module = (await import(join(folder, 'test', 'start-app.ts'))) as {
        readonly startApp: () => Promise<TestApp>
      }
      started = await module.startApp()
    })
    after(async () => {
      await started?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
      started.app.inject({ method: 'POST', url, payload, headers })

    test('one of fifty exchanges a refresh token', async () => {
      const { refreshToken } = await register(started.app, 'ann')
      const codes = await all(50, () => post('/auth/refresh', { refreshToken }))
      assert.deepEqual(codes, { 200: 1, 401: 49 })
    })

    test('ten of thirty may try a password', async () => {
      const { email } = await register(started.app, 'ben')
      const codes = await all(30, () => post('/auth/login', { email, password: 'wrong' }))
      assert.deepEqual(codes, { 401: 10, 429: 20 })
    })

    test('one of ten opens an account of a name', async () => {
      const account = { email: 'cem@mail.example', name: 'Cem', password: PASSWORD }
      assert.deepEqual(await all(10, () => post('/auth/register', account)), { 201: 1, 409: 9 })
    })

    test('one of five changes the password', async () => {
      const { email } = await register(started.app, 'dora')
      const headers = bearer(await logIn(started.app, email))
      const codes = await all(5, (index) => {
        const newPassword = `montagne verte du jeudi ${index}`
        return post('/auth/password', { currentPassword: PASSWORD, newPassword }, headers)
      })
      assert.equal(codes[200], 1, JSON.stringify(codes))
      assert.equal(codes[500], undefined)
    })
  })
}

/** How many got which answer. */
async function all(
  count: number,
  send: (index: number) => Promise<LightMyRequestResponse>,
): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => send(index)))
  const codes: Record<number, number> = {}
  for (const { statusCode } of answers) codes[statusCode] = (codes[statusCode] ?? 0) + 1
  return codes
}
