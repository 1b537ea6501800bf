import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { TEMPLATES } from '@drawbridge/workspace'
import { entry } from './drawings.ts'
import { onBothDatabases, type TestStudio } from './studios.ts'

async function withTasks(studio: TestStudio) {
  const ada = await studio.browser().register('ada@example.com')
  const manifest = TEMPLATES.get('task-list')?.manifest
  const { id } = await ada.must('createProject', { body: { manifest } })
  return { ada, params: { project: id } }
}

const COLOR = entry({
  type: 'insertItem',
  id: 'tasks',
  path: ['fields'],
  item: { id: 'tasks_color', name: 'color', type: 'string' },
})

onBothDatabases('code', (open) => {
  test('the files say what changed since they were generated', async () => {
    const { ada, params } = await withTasks(await open())
    const before = await ada.must('readCode', { params })
    assert.equal(before.generation, null)
    assert.ok(before.files.length > 20 && before.files.every(({ status }) => status === 'added'))
    const routes = before.files.find(({ path }) => path === 'src/tasks/routes.ts')
    assert.ok(routes?.origins.some(({ node }) => node === 'tasks'))

    const { generation, preflight, commands } = await ada.must('generateCode', { params })
    assert.equal(generation?.number, 1)
    assert.equal(commands.length, 3)
    assert.ok(preflight.some(({ title, state }) => title === 'Checks' && state === 'ok'))
    const same = await ada.must('readCode', { params })
    assert.ok(same.files.every(({ status }) => status === 'same'))
    const again = await ada.must('generateCode', { params })
    assert.equal(again.generation?.number, 1, 'nothing changed, so nothing is generated again')

    await ada.must('sendCommands', { params, body: { base: 0, entries: [COLOR] } })
    const after = await ada.must('readCode', { params })
    const status = new Map(after.files.map((file) => [file.path, file.status]))
    assert.equal(status.get('src/tasks/schemas.ts'), 'changed')
    assert.equal(status.get('src/tags/routes.ts'), 'same')
    const migrations = after.files.filter(({ path }) => path.startsWith('migrations/'))
    assert.deepEqual(
      migrations.map((file) => file.status),
      ['same', 'added'],
    )

    const described = entry({ type: 'describeNode', id: 'tags', description: 'What it is about' })
    await ada.must('sendCommands', { params, body: { base: 1, entries: [described] } })
    const { intents } = await ada.must('readIntents', { params })
    assert.deepEqual(
      intents.map(({ sentences }) => sentences),
      [['The description of tags is another.'], ['tasks: field color was added.']],
    )
    const schemas = intents[1]?.files.find(({ path }) => path === 'src/tasks/schemas.ts')
    assert.ok(schemas && schemas.added > 0)
    assert.ok(intents[0]?.files.every(({ path }) => !path.startsWith('src/tasks/')))
    assert.equal((await ada.must('generateCode', { params })).generation?.number, 2)
  })

  test('it is taken home as a zip with one folder', async () => {
    const studio = await open()
    const { ada, params } = await withTasks(studio)
    const url = `${studio.url}/api/projects/${params.project}/code.zip`
    const answer = await fetch(url, { headers: { cookie: ada.cookies } })
    assert.equal(answer.headers.get('content-type'), 'application/zip')
    assert.match(answer.headers.get('content-disposition') ?? '', /filename="task-list\.zip"/)
    const files = Object.keys(unzipSync(await answer.bytes()))
    assert.ok(files.includes('task-list/package.json'))
    assert.ok(files.includes('task-list/drawbridge/manifest.json'))
    assert.ok(files.every((path) => path.startsWith('task-list/')))
  })

  test('a drawing with errors gives none, and says what to mend, and where', async () => {
    const { ada, params } = await withTasks(await open())
    const item = { id: 'tasks_odd', name: 'odd', type: 'riddle' }
    const broken = entry({ type: 'insertItem', id: 'tasks', path: ['fields'], item })
    const { diagnostics, routes } = await ada.must('sendCommands', {
      params,
      body: { base: 0, entries: [broken] },
    })
    assert.ok(diagnostics.some(({ node, severity }) => node === 'tasks' && severity === 'error'))
    assert.deepEqual(routes, [])
    const { generation, preflight, commands } = await ada.must('generateCode', { params })
    assert.equal(generation, null)
    assert.deepEqual(commands, [])
    assert.ok(preflight.every(({ state }) => state === 'problem'))
    assert.ok(preflight.some(({ node }) => node === 'tasks'))
    assert.equal((await ada.call('downloadCode', { params })).status, 409)
  })

  test('versions are told apart in words', async () => {
    const { ada, params } = await withTasks(await open())
    await ada.must('sendCommands', { params, body: { base: 0, entries: [COLOR] } })
    const { data, to } = await ada.must('diffVersions', { params: { ...params, version: 0 } })
    assert.equal(to, 1)
    assert.deepEqual(
      data.map(({ sentence }) => sentence),
      ['tasks: field color was added.'],
    )
  })

  test('plain phrases become a proposal, and nothing more until it is applied', async () => {
    const { ada, params } = await withTasks(await open())
    const prompt = 'add a table books with title, price and published'
    const proposal = await ada.must('propose', { params, body: { prompt } })
    assert.ok(proposal.phrases.every(({ understood }) => understood))
    assert.equal((await ada.must('readDocument', { params })).version, 0)
    const commands = proposal.phrases.flatMap((phrase) => phrase.commands)
    const changes = [...proposal.phrases.map((phrase) => phrase.commands), [COLOR.command]]
    const { files, intents } = await ada.must('readProposedCode', { params, body: { changes } })
    const status = new Map(files.map((file) => [file.path, file.status]))
    assert.equal(status.get('src/books/routes.ts'), 'added')
    assert.equal(status.get('src/tasks/schemas.ts'), 'changed')
    assert.ok(files.every((file) => file.status === 'added' || file.before !== file.text))
    const [books, colour] = intents
    assert.ok(books?.files.some(({ path }) => path === 'src/books/routes.ts'))
    assert.deepEqual(colour?.sentences, ['tasks: field color was added.'])
    assert.ok(colour.files.every(({ path }) => !path.startsWith('src/books/')))
    const weighed = await ada.must('weighProposal', { params, body: { commands } })
    assert.match(weighed.migration ?? '', /^CREATE TABLE \S?books/m)
    assert.equal((await ada.must('readDocument', { params })).version, 0)
    const edit = entry({ type: 'batch', label: proposal.title, commands })
    const suggested = { by: 'the planner', prompt }
    const { rejected, diagnostics } = await ada.must('sendCommands', {
      params,
      body: { base: proposal.base, entries: [{ ...edit, suggested }] },
    })
    const { data } = await ada.must('listHistory', { params, query: {} })
    assert.deepEqual(data[0]?.suggested, suggested)
    assert.equal(data[0].who, 'ada@example.com')
    assert.equal(data.at(-1)?.suggested, null)
    assert.deepEqual(rejected, [])
    assert.deepEqual(diagnostics, proposal.diagnostics)
    const { manifest } = await ada.must('readDocument', { params })
    assert.ok(manifest.nodes.some(({ name }) => name === 'books'))
  })
})
