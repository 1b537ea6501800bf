import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { ask } from '@drawbridge/mcp/testing/calls'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { assistant, keyOf } from './assistants.ts'
import type { Browser } from './client.ts'
import { openStudio, withNewDatabase } from './studios.ts'

const SECRET = 'tide-lantern-93'

/** A database with an account of its own, and statements on it; all gone after the work. */
async function withShop(
  work: (address: string, run: (sql: string) => Promise<RowDataPacket[]>) => Promise<void>,
): Promise<void> {
  const server = process.env['TEST_MYSQL_URL']
  if (!server) throw new Error('TEST_MYSQL_URL must say where a MySQL for tests is.')
  const name = `shop_${randomBytes(6).toString('hex')}`
  const root = await createConnection(server)
  const run = async (sql: string) => (await root.query<RowDataPacket[]>(sql))[0]
  await run(`CREATE DATABASE ${name}`)
  await run(`CREATE USER ${name}@'%' IDENTIFIED BY '${SECRET}'`)
  await run(`GRANT ALL ON ${name}.* TO ${name}@'%'`)
  await run(`USE ${name}`)
  const { hostname, port } = new URL(server)
  try {
    await work(`mysql://${name}:${SECRET}@${hostname}:${port}/${name}`, run)
  } finally {
    await run(`DROP DATABASE ${name}`)
    await run(`DROP USER ${name}@'%'`)
    await root.end()
  }
}

/** The state once nothing is on its way any more. */
async function settled(browser: Browser, params: { readonly project: string }) {
  // A request waits for what was begun.
  await browser.call('callPreview', { params, body: { as: 'nobody', method: 'GET', path: '/' } })
  return browser.must('readPreview', { params })
}

test('a preview on a database of one’s own', { timeout: 180_000 }, async () => {
  await withNewDatabase('sqlite', (place) =>
    withShop(async (address, run) => {
      const studio = await openStudio(place)
      try {
        const ada = await studio.browser().register('ada@example.com')
        const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
        const params = { project }
        assert.equal((await settled(ada, params)).database.address, null)

        for (const [wrong, why] of [
          [address.replace(SECRET, 'wrong'), /does not let this user in/],
          [address.replace(/\w+$/, 'shop_none'), /does not let this user in|no database/],
          [address.replace(/:\d+\//, ':1/'), /No database answers/],
          ['mysql://nobody', /name of a database/],
        ] as const) {
          const body = { address: wrong }
          const { status, body: said } = await ada.call('tryPreviewDatabase', { params, body })
          assert.equal(status, 422)
          assert.match(JSON.stringify(said), why)
          assert.ok(!JSON.stringify(said).includes(SECRET))
        }
        await ada.must('tryPreviewDatabase', { params, body: { address } })

        // A table of somebody else is neither changed nor dropped.
        await run('CREATE TABLE tags (mine INT)')
        await ada.must('setPreviewDatabase', { params, body: { address } })
        const refused = await settled(ada, params)
        assert.equal(refused.state, 'problem')
        assert.match(
          refused.problem?.message ?? '',
          /already holds tables that this preview did not/,
        )
        assert.deepEqual(Object.keys((await run('SHOW COLUMNS FROM tags'))[0] ?? {})[0], 'Field')
        assert.equal((await run('SHOW TABLES')).length, 1)
        await run('DROP TABLE tags')

        await ada.must('startPreview', { params, query: {} })
        const running = await settled(ada, params)
        assert.equal(running.problem, null)
        assert.deepEqual(running.database, {
          dialect: 'mysql',
          address: new URL(address).href.replace(/\/\/.*@/, '//'),
        })
        const call = (body: Parameters<typeof ada.must<'callPreview'>>[1] & object) =>
          ada.must('callPreview', { params, ...body })
        const listed = await call({ body: { as: 'user', method: 'GET', path: '/tasks' } })
        assert.equal(listed.status, 200, listed.body)
        const [row] = await run('SELECT count(*) AS count FROM tasks')
        assert.ok(row?.['count'] > 0, 'the sample rows are in the database that was named')

        await run("INSERT INTO tags (name) VALUES ('by hand')")
        await ada.must('resetPreview', { params })
        assert.equal((await settled(ada, params)).state, 'running')
        assert.deepEqual(await run("SELECT name FROM tags WHERE name = 'by hand'"), [])

        await ada.must('clearPreviewDatabase', { params })
        assert.equal((await settled(ada, params)).database.address, null)
        assert.ok((await run('SHOW TABLES')).length > 1, 'what was there stays')
        await ada.must('setPreviewDatabase', { params, body: { address } })
        assert.equal((await settled(ada, params)).state, 'running', 'its tables are known again')

        const kept = await readFile(join(place.dataDir, 'studio.db'))
        assert.ok(!kept.includes(SECRET), 'nobody reads it in the studio’s own database')
      } finally {
        await studio.app.close()
      }
    }),
  )
})

test(
  'suggested code is tried away from a database of one’s own',
  { timeout: 180_000 },
  async () => {
    await withNewDatabase('sqlite', (place) =>
      withShop(async (address) => {
        const studio = await openStudio(place)
        try {
          const ada = await studio.browser().register('ada@example.com')
          const { id: project } = await ada.must('createProject', {
            body: { template: 'task-list' },
          })
          const params = { project }
          await ada.must('setPreviewDatabase', { params, body: { address } })
          const { secret } = await keyOf(ada, project, 'change')
          const client = await assistant(studio, secret)
          const mysql = { type: 'setSetting', id: 'database', path: ['dialect'], value: 'mysql' }
          const migrated = async (command: object) => {
            const commands = [mysql, command]
            const { verified } = await ask(client, 'propose', {
              title: 'x',
              commands,
              verify: true,
            })
            const [, migrations] = verified.trials
            assert.equal(migrations.name, 'migrations')
            return migrations
          }
          // Whoever may not make a database there can't try anything there either: that is how it shows.
          const described = { type: 'describeNode', id: 'tasks', description: 'Work to do' }
          assert.equal((await migrated(described)).state, 'problem')
          const source = "return 'hello'"
          const result = { id: 'p_said', name: 'said', type: 'string' }
          const steps = [
            { id: 's_code', kind: 'code', name: 'said', settings: { source, result } },
            { id: 's_answer', kind: 'respond', settings: { body: '{ said }' } },
          ]
          const endpoint = { id: 'e_code', name: 'said', method: 'GET', path: '/code', steps }
          const item = { ...endpoint, access: ['signedIn'] }
          const added = { type: 'insertItem', id: 'api', path: ['endpoints'], item }
          const { state, detail } = await migrated(added)
          assert.equal(state, 'ok')
          assert.match(detail, /written for SQLite to try it/)
          await client.close()
        } finally {
          await studio.app.close()
        }
      }),
    )
  },
)
