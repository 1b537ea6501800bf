// Every sample as its owner would try it, on every database: types first, then its own tests.
import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { runProgram } from './support/command.ts'

const root = join(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const samples = await readdir(join(root, 'samples'), { withFileTypes: true })

/** Where the tests of a backend may make databases of their own; SQLite needs no server. */
function serverFor(dialect: Dialect): string {
  if (dialect === 'sqlite') return ''
  const variable = dialect === 'mysql' ? 'TEST_MYSQL_URL' : 'TEST_POSTGRES_URL'
  const url = process.env[variable]
  if (url === undefined) throw new Error(`Set ${variable} to a server for the tests.`)
  return url
}

for (const { name } of samples.filter((entry) => entry.isDirectory()))
  for (const dialect of DIALECTS)
    test(`${name} on ${dialect}: holds its types and passes its own tests`, async (t) => {
      const folder = await mkdtemp(join(tmpdir(), 'drawbridge-sample-'))
      t.after(() => rm(folder, { recursive: true, force: true }))
      await cp(join(root, 'samples', name, 'expected', dialect), folder, { recursive: true })
      await symlink(modules, join(folder, 'node_modules'))
      const { NODE_TEST_CONTEXT: _, ...outer } = process.env
      const env = { ...outer, TEST_DATABASE_URL: serverFor(dialect) }
      for (const command of [
        [join(modules, '.bin', 'tsc'), '-p', '.'],
        [process.execPath, '--test', 'test/**/*.test.ts'],
      ]) {
        const { code, out, err } = await runProgram(command, { cwd: folder, env })
        assert.equal(code, 0, out + err)
      }
    })
