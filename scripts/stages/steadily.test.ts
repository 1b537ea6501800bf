import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)
const steadily = new URL('./steadily.ts', import.meta.url).href

describe('tests that are tried once more', () => {
  let root = ''

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'steadily-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  test('one that fails and then passes is said to be unsteady, and passes', async () => {
    await writeFile(
      join(root, 'late.test.js'),
      `const { existsSync, writeFileSync } = require('node:fs')
       require('node:test')('comes late', () => {
         const came = existsSync('came')
         writeFileSync('came', '')
         if (!came) throw new Error('not there yet')
       })`,
    )
    const { failed, said } = await steady(['late.test.js'], [''])
    assert.equal(failed, 0)
    assert.match(said, /Unsteady[^]*late\.test\.js: comes late: Error: not there yet/)
  })

  test('one that fails twice fails', async () => {
    await writeFile(
      join(root, 'wrong.test.js'),
      `require('node:test')('is wrong', () => { throw 1 })`,
    )
    const { failed, said } = await steady(['wrong.test.js'], [''])
    assert.equal(failed, 1)
    assert.match(said, /Once more/)
  })

  test('one elsewhere is not tried again', async () => {
    await writeFile(
      join(root, 'wrong.test.js'),
      `require('node:test')('is wrong', () => { throw 1 })`,
    )
    const { failed, said } = await steady(['wrong.test.js'], ['browser/'])
    assert.equal(failed, 1)
    assert.equal(said, '')
  })

  /** In a process of its own: Node does not run tests from within a test. */
  async function steady(
    files: readonly string[],
    alive: readonly string[],
  ): Promise<{ readonly failed: number; readonly said: string }> {
    const given = JSON.stringify([root, files.map((file) => join(root, file)), alive])
    const program = `
      import { runSteadily } from ${JSON.stringify(steadily)}
      const said = []
      const { failed } = await runSteadily(...${given}, (line) => said.push(line), new AbortController().signal)
      process.stdout.write('\\n' + JSON.stringify({ failed, said: said.join('\\n') }))`
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    await writeFile(join(root, 'steady.mjs'), program)
    const { stdout } = await run(process.execPath, ['steady.mjs'], { cwd: root, env })
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')))
  }
})
