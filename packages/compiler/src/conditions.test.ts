import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const TEAMS = JSON.parse(
  readFileSync(new URL('../../../samples/teams/manifest.json', import.meta.url), 'utf8'),
)

/** Tasks of which only the owner of their project makes any, and changes those that are open. */
function guarded(version: boolean): typeof TEAMS {
  const manifest = structuredClone(TEAMS)
  const tasks = manifest.nodes.find(({ id }: { id: string }) => id === 'tasks')
  Object.assign(tasks.settings, { version })
  Object.assign(tasks.settings.access, {
    create: ['signedIn when row.project.owner == user'],
    update: ["signedIn when row.project.owner == user && row.state == 'open'"],
  })
  return manifest
}

for (const dialect of DIALECTS) {
  suite(`rules with a condition on ${dialect}`, () => {
    test('are about whoever calls and where a row leads', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, member, stranger] = [
        await signUp(backend.app),
        await signUp(backend.app),
        await signUp(backend.app),
      ]
      const project = (
        await owner.call('POST', '/projects', { name: 'Boat', memberIds: [member.id] })
      ).json()
      const task = (
        await owner.call('POST', '/tasks', { title: 'Sail', projectId: project.id })
      ).json()

      for (const [person, status, rows] of [
        [owner, 200, 1],
        [member, 200, 1],
        [stranger, 404, 0],
      ] as const) {
        assert.equal((await person.call('GET', `/projects/${project.id}`)).statusCode, status)
        assert.equal((await person.call('GET', `/tasks/${task.id}`)).statusCode, status)
        const page = (await person.call('GET', '/tasks?count=true&include=project')).json()
        assert.equal(page.data.length, rows)
        assert.equal(page.page.total, rows)
        const change = await person.call('PATCH', `/tasks/${task.id}`, { title: 'Sail!' })
        assert.equal(change.statusCode, status)
      }

      const included = (await member.call('GET', `/projects/${project.id}?include=tasks`)).json()
      assert.deepEqual(
        included.tasks.map(({ id }: { id: number }) => id),
        [task.id],
      )
    })

    test('are asked of a row that is made, and nothing of it stays where they forbid it', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, member] = [await signUp(backend.app), await signUp(backend.app)]
      const project = (
        await owner.call('POST', '/projects', { name: 'Boat', memberIds: [member.id] })
      ).json()
      const input = { title: 'Row', projectId: project.id }

      const refused = await member.call('POST', '/tasks', input)
      assert.equal(refused.statusCode, 403)
      assert.equal(refused.json().detail, 'You may not make such a task.')
      const bulk = await member.call('POST', '/tasks/bulk', { items: [input, input] })
      assert.equal(bulk.statusCode, 403)
      assert.equal((await owner.call('GET', '/tasks?count=true')).json().page.total, 0)

      const made = await owner.call('POST', '/tasks/bulk', { items: [input, input] })
      assert.equal(made.statusCode, 201, made.body)
    })

    test('tell what may be changed, deleted and restored by what stands in the row', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, member] = [await signUp(backend.app), await signUp(backend.app)]
      const project = (
        await owner.call('POST', '/projects', { name: 'Boat', memberIds: [member.id] })
      ).json()
      const task = (
        await owner.call('POST', '/tasks', { title: 'Sail', projectId: project.id })
      ).json()
      const url = `/tasks/${task.id}`

      assert.equal((await owner.call('DELETE', url)).statusCode, 403, 'it is still open')
      assert.equal((await owner.call('PATCH', url, { state: 'done' })).statusCode, 200)
      assert.equal((await member.call('DELETE', url)).statusCode, 403, 'it is not theirs')
      assert.equal((await owner.call('DELETE', url)).statusCode, 204)
      assert.equal((await member.call('POST', `${url}/restore`)).statusCode, 404)
      assert.equal((await owner.call('POST', `${url}/restore`)).statusCode, 200)

      const archive = { archived: true }
      assert.equal((await owner.call('PATCH', `/projects/${project.id}`, archive)).statusCode, 200)
      assert.equal(
        (await owner.call('PATCH', `/projects/${project.id}`, { archived: false })).statusCode,
        403,
      )
    })

    test('are asked of what a row becomes, and nothing of it stays where they forbid it', async () => {
      for (const version of [false, true]) {
        await using backend = await boot(guarded(version), dialect)
        const [owner, other] = [await signUp(backend.app), await signUp(backend.app)]
        const own = (await owner.call('POST', '/projects', { name: 'Own' })).json()
        const foreign = (
          await other.call('POST', '/projects', { name: 'Foreign', memberIds: [owner.id] })
        ).json()
        const input = { title: 'Sail', projectId: own.id }
        const task = (await owner.call('POST', '/tasks', input)).json()
        const change = (changes: object) =>
          owner.call('PATCH', `/tasks/${task.id}`, { ...changes, ...(version && { version: 1 }) })

        const made = await owner.call('POST', '/tasks', { ...input, projectId: foreign.id })
        assert.equal(made.statusCode, 403, 'it may not be made there')
        const moved = await change({ projectId: foreign.id, title: 'Row' })
        assert.equal(moved.statusCode, 403, 'and so not be moved there')
        assert.equal(moved.json().detail, 'You may not make a task into such a one.')
        const kept = (await owner.call('GET', `/tasks/${task.id}`)).json()
        assert.deepEqual([kept.projectId, kept.title], [own.id, 'Sail'])
        assert.equal((await change({ state: 'done' })).statusCode, 200, 'it could be made so')
        assert.equal((await change({ title: 'Row' })).statusCode, 403, 'what is done stays')
        const gone = await other.call('PATCH', '/tasks/999', { title: 'x', version: 1 })
        assert.equal(gone.statusCode, version ? 404 : 400, gone.body)
      }
    })

    test('let nobody see what is published and no more', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [writer, reader] = [await signUp(backend.app), await signUp(backend.app)]
      const draft = (await writer.call('POST', '/articles', { title: 'Draft' })).json()
      const said = (
        await writer.call('POST', '/articles', { title: 'Said', published: true })
      ).json()
      const seen = async (call: typeof reader.call) =>
        (await call('GET', '/articles')).json().data.map(({ id }: { id: number }) => id)
      const nobody: typeof reader.call = (method, url) => backend.app.inject({ method, url })

      assert.deepEqual(await seen(nobody), [said.id])
      assert.deepEqual(await seen(reader.call), [said.id])
      assert.deepEqual(await seen(writer.call), [draft.id, said.id])
      assert.equal((await nobody('GET', `/articles/${draft.id}`)).statusCode, 404)
      assert.equal((await nobody('PATCH', `/articles/${said.id}`)).statusCode, 401)
      const rename = { title: 'Better' }
      assert.equal((await writer.call('PATCH', `/articles/${draft.id}`, rename)).statusCode, 200)
      assert.equal((await writer.call('PATCH', `/articles/${said.id}`, rename)).statusCode, 403)
      const editor = await signUp(backend.app, 'editor')
      assert.equal((await editor.call('PATCH', `/articles/${said.id}`, rename)).statusCode, 200)
      assert.equal((await editor.call('GET', `/articles/${draft.id}`)).statusCode, 200)
    })

    test('are about accounts as about any other row', async () => {
      const manifest = structuredClone(TEAMS)
      for (const { id, settings } of manifest.nodes) {
        if (id !== 'users') continue
        settings.access = {
          list: ['owner', "role:editor when row.name != 'Hidden'"],
          read: ['owner', "role:editor when row.name != 'Hidden'"],
          update: ["owner when row.name != 'Hidden'", 'role:admin'],
          delete: ['owner', "role:editor when row.name == 'Gone'"],
        }
      }
      await using backend = await boot(manifest, dialect)
      const [one, other] = [await signUp(backend.app), await signUp(backend.app)]
      const editor = await signUp(backend.app, 'editor')
      const url = `/users/${one.id}`
      assert.equal((await one.call('GET', url)).statusCode, 200)
      assert.equal((await other.call('GET', url)).statusCode, 404)
      assert.equal((await editor.call('GET', url)).statusCode, 200)
      assert.equal((await other.call('PATCH', url, { name: 'Mine' })).statusCode, 404)
      assert.equal((await editor.call('PATCH', url, { name: 'Mine' })).statusCode, 403)
      assert.equal((await other.call('DELETE', url)).statusCode, 404)
      assert.equal((await editor.call('DELETE', url)).statusCode, 403)
      assert.equal((await one.call('PATCH', url, { name: 'Hidden' })).statusCode, 403)
      const admin = await signUp(backend.app, 'admin')
      assert.equal((await admin.call('PATCH', url, { name: 'Hidden' })).statusCode, 200)
      assert.equal((await one.call('PATCH', url, { name: 'Seen' })).statusCode, 403)
      assert.equal((await editor.call('GET', url)).statusCode, 404)
      assert.equal(
        (await other.call('PATCH', `/users/${other.id}`, { name: 'Gone' })).statusCode,
        200,
      )
      assert.equal((await editor.call('DELETE', `/users/${other.id}`)).statusCode, 204)
      assert.equal((await one.call('DELETE', url)).statusCode, 204)
    })

    test('may look at other rows of the table that is written', async () => {
      const manifest = structuredClone(TEAMS)
      for (const { id, settings } of manifest.nodes) {
        if (id !== 'tasks') continue
        const whole = "signedIn when row.parts.every(part => part.state == 'done')"
        settings.access = {
          read: ['signedIn'],
          create: ['signedIn'],
          update: [whole],
          delete: [whole],
          restore: ['signedIn when row.parent?.title != null'],
        }
      }
      await using backend = await boot(manifest, dialect)
      const person = await signUp(backend.app)
      const project = (await person.call('POST', '/projects', { name: 'Boat' })).json()
      const make = async (parentId: number | null) =>
        (
          await person.call('POST', '/tasks', { title: 'Task', projectId: project.id, parentId })
        ).json()
      const whole = await make(null)
      const part = await make(whole.id)
      const [wholeUrl, partUrl] = [`/tasks/${whole.id}`, `/tasks/${part.id}`]
      const done = { state: 'done' }
      assert.equal((await person.call('PATCH', wholeUrl, done)).statusCode, 403)
      assert.equal((await person.call('DELETE', wholeUrl)).statusCode, 403)
      assert.equal((await person.call('PATCH', partUrl, done)).statusCode, 200)
      assert.equal((await person.call('PATCH', wholeUrl, done)).statusCode, 200)
      assert.equal((await person.call('DELETE', partUrl)).statusCode, 204)
      assert.equal((await person.call('POST', `${partUrl}/restore`)).statusCode, 200)
      assert.equal((await person.call('DELETE', wholeUrl)).statusCode, 204)
      assert.equal((await person.call('POST', `${wholeUrl}/restore`)).statusCode, 404)
    })

    test('say nothing of a row that is deleted, its contrary neither', async () => {
      const manifest = structuredClone(TEAMS)
      for (const { id, settings } of manifest.nodes) {
        if (id === 'projects') settings.softDelete = true
        if (id !== 'tasks') continue
        settings.access = {
          list: ["signedIn when row.project.name != 'Secret'"],
          read: ["signedIn when !(row.project.name == 'Secret')"],
          create: ['signedIn'],
        }
      }
      await using backend = await boot(manifest, dialect)
      const person = await signUp(backend.app)
      const [boat, secret] = [
        (await person.call('POST', '/projects', { name: 'Boat' })).json(),
        (await person.call('POST', '/projects', { name: 'Secret' })).json(),
      ]
      for (const { id: projectId } of [boat, secret])
        await person.call('POST', '/tasks', { title: 'Task', projectId })
      const seen = async () => {
        const all = (await person.call('GET', '/tasks')).json().data.length
        const [one, other] = [
          await person.call('GET', '/tasks/1'),
          await person.call('GET', '/tasks/2'),
        ]
        return [all, one.statusCode, other.statusCode]
      }
      assert.deepEqual(await seen(), [1, 200, 404])
      await person.call('DELETE', `/projects/${secret.id}`)
      assert.deepEqual(await seen(), [1, 200, 404])
      await person.call('DELETE', `/projects/${boat.id}`)
      assert.deepEqual(await seen(), [0, 404, 404])
    })
  })
}
