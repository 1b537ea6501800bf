import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { firstBrokenLine } from '../src/audit.ts'
import { openStorage } from '../src/storage/storage.ts'
import { Browser } from './client.ts'
import { importingLane, type Lane, publishingLane, rowsLane, savingLane } from './kill-lanes.ts'
import { withNewDatabase } from './studios.ts'

const KILLS =
  process.env['TEST_LONG'] === undefined ? { sqlite: 8, mysql: 3 } : { sqlite: 1000, mysql: 400 }
/** A backend takes longer to start than a studio, so not every round has one. */
const ROUNDS_WITH_ROWS = 5
const ROUNDS_WITH_CUT_START = 7

for (const database of ['sqlite', 'mysql'] as const)
  it(`what was acknowledged is there after kill -9, ${KILLS[database]} times (${database})`, async (test) => {
    await withNewDatabase(database, async ({ dataDir, databaseUrl }) => {
      const start = () => startProcess(dataDir, databaseUrl)
      let studio = start()
      test.after(() => studio.kill())
      const first = await new Browser(await studio.url).register('ada@example.com')
      const always = [await savingLane(first), await publishingLane(first), importingLane()]
      const rows = await rowsLane(first)
      let ada = first
      for (let round = 0; round < KILLS[database]; round++) {
        const lanes = round % ROUNDS_WITH_ROWS === 0 ? [...always, rows] : always
        for (const lane of lanes) await lane.check(ada)
        await workUntilKilled(ada, lanes, round % 7, studio.kill)
        if (round % ROUNDS_WITH_CUT_START === 0) await cutStartShort(start)
        studio = start()
        ada = new Browser(await studio.url)
        await ada.signIn('ada@example.com')
      }
      for (const lane of [...always, rows]) await lane.check(ada)
      await studio.kill()
      const storage = await openStorage(databaseUrl)
      assert.equal(await firstBrokenLine(storage.queries), undefined)
      await storage.close()
    })
  })

/** All of them at once, the first twice; the end comes a moment after so many answers. */
async function workUntilKilled(
  ada: Browser,
  lanes: readonly Lane[],
  most: number,
  kill: () => Promise<unknown>,
): Promise<void> {
  let answers = 0
  let killed: Promise<unknown> | undefined
  const keepOn = async (lane: Lane): Promise<void> => {
    while (killed === undefined) {
      try {
        await lane.work(ada)
      } catch (error) {
        if (killed !== undefined) return
        killed = kill()
        throw error
      }
      answers += 1
      if (answers > most) killed ??= pause(Math.random() * 30).then(kill)
    }
  }
  await Promise.all([...lanes.slice(0, 1), ...lanes].map(keepOn))
  await killed
}

async function cutStartShort(start: () => ReturnType<typeof startProcess>): Promise<void> {
  const studio = start()
  await pause(Math.random() * 1500)
  await studio.kill()
}

function startProcess(dataDir: string, databaseUrl: string) {
  const script = join(import.meta.dirname, 'studio-process.ts')
  const child = spawn(process.execPath, [script, dataDir, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, 'compiled') },
  })
  const gone = once(child, 'exit')
  return {
    url: once(createInterface(child.stdout), 'line').then(String),
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}
