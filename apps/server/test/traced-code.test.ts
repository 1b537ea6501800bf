import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceVersion, type GivenTrace } from '@drawbridge/preview'
import { enterAccount, enterProject } from '../src/accounts/scope.ts'
import { Drawings } from '../src/documents/drawings.ts'
import { readVersion } from '../src/documents/versions.ts'
import { codeFinder } from '../src/preview/traced-code.ts'
import { addTable } from './drawings.ts'
import { withStudio } from './studios.ts'

const VERSIONS = 6

/** It compiles as the studio does, and counts how often. */
class CountingDrawings extends Drawings {
  count = 0
  override compile(...given: Parameters<Drawings['compile']>): ReturnType<Drawings['compile']> {
    this.count += 1
    return super.compile(...given)
  }
}

const traceOf = (release: string): GivenTrace => ({
  left: 0,
  spans: [
    {
      trace: 't',
      id: 's',
      parent: undefined,
      name: 'GET /t0',
      isServer: true,
      began: Date.now(),
      ms: 1,
      service: 'shop',
      release,
      attributes: {},
      exceptions: [],
      failed: false,
    },
  ],
})

test('versions are compiled for unknown code once, and what was compiled is remembered', () =>
  withStudio(async ({ studio: { storage }, browser }) => {
    const ada = await browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project: id }
    for (let base = 0; base < VERSIONS; base++)
      await ada.must('sendCommands', {
        params,
        body: { base, entries: [addTable(`t_t${base}`, `t${base}`)] },
      })
    const { queries } = storage
    const row = await queries.selectFrom('accounts').selectAll().executeTakeFirstOrThrow()
    const project = await enterProject(queries, enterAccount(row, ''), id)
    assert.ok(project)
    const drawings = new CountingDrawings((error) => assert.fail(String(error)))
    const find = codeFinder({ storage, drawings })

    const first = await find(project, traceOf('000000000000'))
    assert.equal(first.known, false)
    assert.ok(drawings.count >= VERSIONS)
    drawings.count = 0
    for (const release of ['000000000000', '111111111111', '222222222222'])
      assert.equal((await find(project, traceOf(release))).known, false)
    assert.ok(drawings.count <= 3, String(drawings.count))

    // An older version was compiled by the search: it is found without another.
    const manifest = await readVersion(queries, project, 3)
    const old = await drawings.compile(project, { version: 3, manifest })
    assert.ok(old.ok, JSON.stringify(old.ok || old.diagnostics))
    const { known, version } = await find(project, traceOf(sourceVersion(old.tree)))
    assert.deepEqual([known, version], [true, 3])
  }))
