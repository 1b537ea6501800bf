// What somebody gets who installs the package, in a folder that knows nothing of this repository.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { glob, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { COMPACT } from './support/compact.ts'
import { end, lineOf, runProgram } from './support/command.ts'
import { at, caller, signUp } from './support/http.ts'
import { lastFirst } from './support/last-first.ts'

const root = join(import.meta.dirname, '..')
const MYSQL = ['--database', 'mysql']

test('packed and installed elsewhere, the command and the studio work', async (t) => {
  const later = lastFirst(t)
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-packed-'))
  later(() => rm(folder, { recursive: true, force: true }))
  const succeeds = async (cwd: string, ...command: readonly string[]): Promise<string> => {
    const { code, out, err } = await runProgram(command, { cwd })
    assert.equal(code, 0, `${command.join(' ')}\n${out}\n${err}`)
    return out
  }
  await succeeds(root, 'npm', 'pack', '--pack-destination', folder)
  const [archive = ''] = await readdir(folder)
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline']
  await succeeds(folder, 'npm', 'install', ...quiet, `./${archive}`)

  const bin = join(folder, 'node_modules', '.bin', 'drawbridge')
  const manifest = join(folder, 'compact.json')
  await writeFile(manifest, COMPACT)
  assert.match(await succeeds(folder, bin, 'check', manifest), /All is well/)
  for await (const drawn of glob('*/manifest.json', { cwd: join(root, 'samples') })) {
    const sample = join(root, 'samples', dirname(drawn))
    const out = join(folder, dirname(drawn))
    await succeeds(folder, bin, 'build', join(root, 'samples', drawn), '--out', out, ...MYSQL)
    const expected = join(sample, 'expected', 'mysql')
    for (const entry of await readdir(expected, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const built = await readFile(join(out, relative(expected, path)), 'utf8')
      assert.equal(built, await readFile(path, 'utf8'), path)
    }
  }

  const running = spawn(bin, ['run', manifest], { cwd: folder, stdio: 'pipe' })
  later(() => end(running))
  const address = await lineOf(running, /(http:\/\/127\.0\.0\.1:\d+)\n/)
  const ada = await signUp(address, 'ada@example.com', { name: 'Ada' })
  const { body } = await ada.call('GET', '/auth/me')
  assert.equal(at(body, 'user', 'email'), 'ada@example.com')

  const env = { ...process.env, PORT: '0', DRAWBRIDGE_DATA: join(folder, 'data') }
  const studio = spawn(bin, { cwd: folder, env, stdio: 'pipe' })
  later(() => end(studio))
  const page = await fetch(await lineOf(studio, /(http:\/\/localhost:\d+)\n/))
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<div id="root">/)
  assert.equal((await caller(address).call('GET', '/users')).status, 401)
})
