import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { withLock } from './lock.ts'

const PROCESSES = 6
const TURNS = 20

/** Adds one to a number in a file, in two steps between which others may come: `TURNS` times. */
const COUNTING = `
  import { readFileSync, writeFileSync } from 'node:fs'
  import { setImmediate } from 'node:timers/promises'
  const [folder, counter, module] = process.argv.slice(1)
  const { withLock } = await import(module)
  for (let turns = 0; turns < ${TURNS}; ) {
    const done = await withLock(folder, async () => {
      const count = Number(readFileSync(counter, 'utf8'))
      await setImmediate()
      writeFileSync(counter, String(count + 1))
      return true
    })
    if (done) turns += 1
    else await setImmediate()
  }`

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Ends with the exit code of a process of its own. */
function run(...args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => child.on('close', resolve))
}

test('only one of many processes is at work in a folder', async (t) => {
  const folder = newFolder(t)
  const counter = join(folder, 'counter')
  writeFileSync(counter, '0')
  const module = new URL('lock.ts', import.meta.url).href
  const all = Array.from({ length: PROCESSES }, () => run(COUNTING, folder, counter, module))
  assert.deepEqual(await Promise.all(all), Array<number>(PROCESSES).fill(0))
  assert.equal(readFileSync(counter, 'utf8'), String(PROCESSES * TURNS))
})

test('a lock is not held twice by one process, and goes with the work', async (t) => {
  const folder = newFolder(t)
  const inside = await withLock(folder, () => withLock(folder, async () => 'twice'))
  assert.equal(inside, undefined)
  await assert.rejects(
    withLock(folder, () => Promise.reject(new Error('fails'))),
    /fails/,
  )
  assert.equal(await withLock(folder, async () => 'free'), 'free')
})

test('a holder that is killed leaves the folder free', async (t) => {
  const folder = newFolder(t)
  const module = new URL('lock.ts', import.meta.url).href
  const holding = `
    const [folder, module] = process.argv.slice(1)
    const { withLock } = await import(module)
    await withLock(folder, () => new Promise(() => setInterval(() => process.send('held'), 10)))`
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', holding, folder, module],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  await new Promise((resolve) => child.once('message', resolve))
  assert.equal(await withLock(folder, async () => 'free'), undefined)
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGKILL')
  await ended
  assert.equal(await withLock(folder, async () => 'free'), 'free')
})
