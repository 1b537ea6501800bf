import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isRoot } from './launch.ts'
import { findIsolation, probe } from './probe.ts'
import { REQUIRED } from './required.ts'

test('isolated holds every attempt to get out', async (t) => {
  const results = await probe('isolated', await options(t))
  assert.deepEqual(escaped(results), [])
  assert.deepEqual(names(results), REQUIRED.isolated.toSorted())
})

test('fenced lets out to the network and to nothing else', async (t) => {
  const results = await probe('fenced', await options(t))
  const network = [
    'connectToAbstractSocket',
    'connectToInternet',
    'connectToStudio',
    'sendDatagram',
  ]
  assert.deepEqual(escaped(results), isRoot() ? network : [])
})

test('a seat belt holds programs, not what SQLite opens, and is not called more than it is', async (t) => {
  const results = await probe('seatBelt', await options(t))
  const loose = [
    'attachForeignDatabase',
    ...(isRoot() ? ['becomeRoot'] : []),
    'connectToAbstractSocket',
    'connectToInternet',
    'connectToSocketFile',
    'connectToStudio',
    'readForeignDatabase',
    'sendDatagram',
    'signalStudio',
    'writeForeignDatabase',
  ]
  assert.deepEqual(escaped(results), loose)
})

test('the level is what the results say, told in a sentence', async (t) => {
  const where = await options(t)
  const best = await findIsolation(where)
  assert.deepEqual([best.level, best.number], ['isolated', 3])
  const belted = await findIsolation(where, 'seatBelt')
  assert.deepEqual([belted.level, belted.number], ['seatBelt', 1])
  assert.match(belted.sentence, /Only your own drawings/)
})

test('where others reach the studio, a seat belt is not enough to run anything', async (t) => {
  const belted = await findIsolation(await options(t), 'seatBelt', 'fenced')
  assert.equal(belted.level, 'none')
})

test('walls that can’t be built count as none', async (t) => {
  const where = await options(t)
  const nothing = await findIsolation({ ...where, scripts: join(where.dataDir, 'not-there') })
  assert.equal(nothing.level, 'none')
})

async function options(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'dbt-'))
  await chmod(folder, 0o711)
  t.after(() => rm(folder, { recursive: true, force: true }))
  return {
    dataDir: join(folder, 'data'),
    runDir: join(folder, 'run'),
    scripts: fileURLToPath(new URL('../inside', import.meta.url)),
    mark: 'test:1',
  }
}

function escaped(results: Awaited<ReturnType<typeof probe>>): string[] {
  return names(results.filter((result) => !result.held))
}

function names(results: Awaited<ReturnType<typeof probe>>): string[] {
  return results.map((result) => result.name).toSorted()
}
