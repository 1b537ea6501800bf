import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as nextLook } from 'node:timers/promises'
import { TRIED_LEVELS } from './fixture.ts'
import { createPreviews } from './previews.ts'

for (const level of TRIED_LEVELS) {
  test(`at level ${level}, a studio that is killed leaves no process, and its successor no file`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'dbt-'))
    await chmod(folder, 0o711)
    t.after(() => rm(folder, { recursive: true, force: true }))
    const studio = spawn(process.execPath, ['--input-type=module', '-e', studioOn(folder, level)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(createInterface({ input: studio.stdout }), 'line')
    assert.equal(line, level)
    const family = descendantsOf(studio.pid ?? 0)
    assert.ok(family.length >= 2, 'one that is busy, and one that waits')

    studio.kill('SIGKILL')
    await once(studio, 'exit')
    // Nothing tells of the end of somebody else's children.
    while (family.some(isAlive)) await nextLook(20)

    const successor = createPreviews({ dataDir: folder, dependencies: async () => folder })
    await successor.isolation()
    assert.equal((await readdir(join(folder, 'run'))).length, 1)
    await successor.close()
    assert.deepEqual(await readdir(join(folder, 'run')), [])
  })
}

/** Runs a preview whose handler never comes to an end, and says so once it is busy. */
function studioOn(folder: string, level: string): string {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  return `
    import { createPreviews } from ${module('./previews.ts')}
    import { backendOf, MODULES } from ${module('./fixture.ts')}
    const previews = createPreviews({
      dataDir: ${JSON.stringify(folder)},
      dependencies: async () => MODULES,
      highest: ${JSON.stringify(level)},
    })
    const busy = "app.get('/', (_, reply) => { console.log('busy'); for (;;); })"
    await previews.start('a', backendOf(busy))
    previews.events.on('log', async (_, line) => {
      if (line.text !== 'busy') return
      await previews.plan('a', backendOf(busy, []))
      console.log((await previews.isolation()).level)
    })
    previews.request('a', { method: 'GET', path: '/' }).catch(() => {})
  `
}

/** Processes by their number and the time at which they began, down from one. */
function descendantsOf(pid: number): string[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
  const found: string[] = []
  const parents = [pid]
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const child of all.filter((one) => one.parent === parent)) {
      found.push(child.name)
      parents.push(child.pid)
    }
  }
  return found
}

function isAlive(name: string): boolean {
  return statOf(Number.parseInt(name))?.name === name
}

function statOf(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    return { pid, parent: Number(fields[1]), name: `${pid}-${fields[19]}` }
  } catch {
    return undefined
  }
}
