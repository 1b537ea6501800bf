import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'
import { PASSWORD } from './accounts.ts'
import { openLine, type Line } from './cut-off.ts'
import { SECRET } from './emitted-app.ts'
import { startProcess, type EmittedProcess } from './emitted-process.ts'
import { writeSample } from './write-sample.ts'

const SERVERS = { mysql: 'TEST_MYSQL_URL', postgres: 'TEST_POSTGRES_URL' } as const

for (const [dialect, variable] of Object.entries(SERVERS) as ['mysql' | 'postgres', string][]) {
  suite(`an emitted backend whose ${dialect} goes away`, () => {
    const server = process.env[variable]
    const name = `attacks_${randomBytes(8).toString('hex')}`
    let folder: string
    let line: Line
    let backend: EmittedProcess

    before(async () => {
      if (server === undefined) throw new Error(`Set ${variable} to a server for the tests.`)
      await onServer(dialect, server, `CREATE DATABASE ${name}`)
      line = await openLine(new URL(name, server).href)
      folder = (await writeSample('tasks', dialect)).folder
      const env = { DATABASE_URL: line.url, JWT_SECRET: SECRET, LOG_LEVEL: 'error' }
      backend = await startProcess(folder, env)
    })
    after(async () => {
      backend?.child.kill('SIGKILL')
      await line?.close()
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
      if (server !== undefined) await onServer(dialect, server, `DROP DATABASE ${name}`)
    })

    const status = async (path: string, init: RequestInit = {}): Promise<number> =>
      (await fetch(backend.url + path, init)).status

    test('says 503 while it is away, lives on, and works when it is back', async () => {
      const account = { email: 'ann@mail.example', name: 'Ann', password: PASSWORD }
      const opened = await fetch(`${backend.url}/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      })
      assert.equal(opened.status, 201, backend.output())
      const { accessToken } = (await opened.json()) as { accessToken: string }
      const headers = { authorization: `Bearer ${accessToken}` }
      assert.equal(await status('/tasks', { headers }), 200)

      line.cut()
      for (let round = 0; round < 3; round++) {
        assert.equal(await status('/health/live'), 200)
        assert.equal(await status('/health/ready'), 503)
        assert.equal(await status('/tags'), 503)
        assert.equal(await status('/tasks', { headers }), 503)
        const missing = await fetch(`${backend.url}/tags`)
        assert.doesNotMatch(await missing.text(), /ECONN|127\.0\.0\.1|\.ts|attacks_/)
      }
      assert.equal(backend.child.exitCode, null)

      line.restore()
      assert.equal(await status('/health/ready'), 200)
      assert.equal(await status('/tasks', { headers }), 200)
      assert.doesNotMatch(backend.output(), new RegExp(`${SECRET}|${PASSWORD}`))
    })
  })
}

async function onServer(
  dialect: 'mysql' | 'postgres',
  server: string,
  statement: string,
): Promise<void> {
  if (dialect === 'mysql') {
    const connection = await createConnection(server)
    await connection.query(statement)
    return connection.end()
  }
  const client = new pg.Client(server)
  await client.connect()
  await client.query(statement)
  await client.end()
}
