import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { firstBrokenLine } from '../src/audit.ts'
import { openStorage } from '../src/storage/storage.ts'
import { Browser, PASSWORD } from './client.ts'
import { addTable } from './drawings.ts'
import { withNewDatabase } from './studios.ts'

const KILLS =
  process.env['TEST_LONG'] === undefined ? { sqlite: 12, mysql: 6 } : { sqlite: 400, mysql: 200 }

for (const database of ['sqlite', 'mysql'] as const)
  test(`what was acknowledged is there after kill -9, ${KILLS[database]} times (${database})`, async () => {
    await withNewDatabase(database, async ({ dataDir, databaseUrl }) => {
      const acknowledged = new Map<string, number>()
      let project = ''
      for (let round = 0; round < KILLS[database]; round++) {
        const studio = await startProcess(dataDir, databaseUrl)
        const ada = new Browser(studio.url)
        if (round === 0) {
          await ada.register('ada@example.com')
          project = (await ada.must('createProject', { body: {} })).id
        } else {
          const body = { email: 'ada@example.com', password: PASSWORD }
          await ada.must('login', { body })
        }
        await assertAllThere(ada, project, acknowledged)
        await saveUntilKilled(ada, project, round, acknowledged, studio.kill)
      }
      assert.ok(acknowledged.size > KILLS[database])
      const storage = await openStorage(databaseUrl)
      assert.equal(await firstBrokenLine(storage.queries), undefined)
      await storage.close()
    })
  })

/** Four at a time, and the kill comes after a number of answers that differs from round to round. */
async function saveUntilKilled(
  ada: Browser,
  project: string,
  round: number,
  acknowledged: Map<string, number>,
  kill: () => Promise<unknown>,
): Promise<void> {
  let answers = 0
  let killed: Promise<unknown> | undefined
  const save = async (lane: number) => {
    for (let count = 0; killed === undefined; count++) {
      const id = `t_${round}_${lane}_${count}`
      const edit = addTable(id, id)
      const reply = await ada
        .must('sendCommands', { params: { project }, body: { base: 0, entries: [edit] } })
        .catch(() => undefined)
      for (const { key, version } of reply?.applied ?? []) acknowledged.set(key, version)
      answers += 1
      if (answers > round % 7) killed ??= kill()
    }
  }
  await Promise.all([0, 1, 2, 3].map(save))
  await killed
}

async function assertAllThere(
  ada: Browser,
  project: string,
  acknowledged: ReadonlyMap<string, number>,
): Promise<void> {
  const { version, manifest } = await ada.must('readDocument', { params: { project } })
  assert.equal(manifest.nodes.length, version, 'each version added one table')
  if (version === 0) return
  const again = await ada.must('readVersion', { params: { project, version } })
  assert.deepEqual(again.manifest, manifest, 'history leads to the newest version')
  const known = new Set(acknowledged.values())
  assert.ok([...known].every((one) => one <= version))
  assert.equal(known.size, acknowledged.size)
}

async function startProcess(dataDir: string, databaseUrl: string) {
  const script = join(import.meta.dirname, 'studio-process.ts')
  const child = spawn(process.execPath, [script, dataDir, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(createInterface(child.stdout), 'line')
  return {
    url: String(url),
    kill: () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      return gone
    },
  }
}
