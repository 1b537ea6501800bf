import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const TEAMS = readFileSync(new URL('../../../samples/teams/manifest.json', import.meta.url), 'utf8')

/** The same drawing, with keys of accounts that nobody can guess. */
const WITH_UUIDS = JSON.parse(TEAMS)
for (const { id, settings } of WITH_UUIDS.nodes) if (id === 'users') settings.key = 'uuid'

/** The same drawing, with the most and the least of what other rows hold. */
const WITH_EXTREMES = JSON.parse(TEAMS)
for (const { id, settings } of WITH_EXTREMES.nodes)
  if (id === 'projects')
    settings.computed.push(
      {
        id: 'c_dearest',
        name: 'dearest',
        formula: 'largest(compact(row.tasks.map(task => task.price)))',
      },
      {
        id: 'c_first_open',
        name: 'firstOpen',
        formula: "smallest(row.tasks.filter(task => task.state == 'open').map(task => task.id))",
      },
    )

for (const dialect of DIALECTS) {
  suite(`computed fields on ${dialect}`, () => {
    test('say what is so when they are read: listed, filtered, sorted, included', async () => {
      await using backend = await boot(WITH_EXTREMES, dialect)
      const owner = await signUp(backend.app)
      const names = ['one', 'two', 'none']
      const projects = []
      const open: number[] = []
      for (const name of names)
        projects.push((await owner.call('POST', '/projects', { name })).json())
      const [one, two, none] = projects
      assert.equal(one.taskCount, 0)
      assert.equal(one.total, '0.00')
      for (const [project, price, state] of [
        [one, '99.99', 'open'],
        [two, '100.00', 'done'],
        [two, '0.02', 'open'],
        [two, null, 'done'],
      ]) {
        const input = { title: 'Task', projectId: project.id, price, state }
        const task = (await owner.call('POST', '/tasks', input)).json()
        assert.equal(task.projectName, project.name)
        assert.equal(task.isLarge, price === '100.00')
        if (state === 'open') open.push(task.id)
      }

      const list = async (query: string) =>
        (await owner.call('GET', `/projects?${query}`)).json<{
          data: Record<
            'dearest' | 'firstOpen' | 'id' | 'openCount' | 'taskCount' | 'total',
            unknown
          >[]
          page: { next: string | null; total?: number }
        }>()
      const all = await list('')
      assert.deepEqual(
        all.data.map(({ taskCount, openCount, total }) => [taskCount, openCount, total]),
        [
          [1, 1, '99.99'],
          [3, 1, '100.02'],
          [0, 0, '0.00'],
        ],
      )
      assert.deepEqual(
        all.data.map(({ dearest, firstOpen }) => [dearest, firstOpen]),
        [
          ['99.99', open[0]],
          ['100.00', open[1]],
          [null, null],
        ],
      )
      const ids = async (query: string) => (await list(query)).data.map(({ id }) => id)
      assert.deepEqual(await ids('sort=-taskCount'), [two.id, one.id, none.id])
      assert.deepEqual(await ids('sort=-dearest'), [two.id, one.id, none.id])
      assert.deepEqual(await ids('sort=total'), [none.id, one.id, two.id])
      assert.deepEqual(await ids('taskCount[gte]=1&sort=-total'), [two.id, one.id])
      assert.deepEqual(await ids('total=100.02'), [two.id])
      assert.equal((await list('taskCount[gte]=1&count=true&limit=1')).page.total, 2)

      const first = await list('sort=-taskCount&limit=1')
      assert.deepEqual(await ids(`sort=-taskCount&limit=2&cursor=${first.page.next}`), [
        one.id,
        none.id,
      ])
      const { data } = (await owner.call('GET', '/tasks?include=project&isLarge=true')).json()
      assert.equal(data.length, 1)
      assert.equal(data[0].project.taskCount, 3)
      const chosen = await owner.call('GET', `/projects/${two.id}?fields=id,total`)
      assert.deepEqual(chosen.json(), { id: two.id, total: '100.02' })
      const written = await owner.call('PATCH', `/projects/${two.id}`, { taskCount: 1 })
      assert.equal(written.statusCode, 400)
    })

    for (const [keys, manifest] of [
      ['numbers', JSON.parse(TEAMS)],
      ['uuids', WITH_UUIDS],
    ]) {
      test(`are about whoever asks, whose keys are ${keys}`, async () => {
        await using backend = await boot(manifest, dialect)
        const [owner, member] = [await signUp(backend.app), await signUp(backend.app)]
        const input = { name: 'Boat', memberIds: [member.id] }
        const made = await owner.call('POST', '/projects', input)
        assert.equal(made.statusCode, 201, made.body)
        const project = made.json()
        const other = (await owner.call('POST', '/projects', { name: 'Mine' })).json()
        assert.equal(project.joined, false)
        assert.equal((await member.call('GET', `/projects/${project.id}`)).json().joined, true)
        const joined = async (person: typeof owner, answer: boolean) =>
          (await person.call('GET', `/projects?joined=${answer}&sort=joined`))
            .json()
            .data.map(({ id }: { id: number }) => id)
        assert.deepEqual(await joined(owner, true), [])
        assert.deepEqual(await joined(owner, false), [project.id, other.id])
        assert.deepEqual(await joined(member, true), [project.id])

        const article = (
          await owner.call('POST', '/articles', {
            title: 'Said',
            published: true,
            projectId: project.id,
          })
        ).json()
        assert.equal(article.mine, true)
        const url = `/articles/${article.id}`
        const nobody = (await backend.app.inject(url)).json()
        assert.equal(nobody.mine, false)
        const seen = (await member.call('GET', `${url}?include=project`)).json()
        assert.equal(seen.mine, false)
        assert.equal(seen.project.joined, true)
        const held = (await member.call('GET', `/users/${member.id}?include=projects`)).json()
        assert.deepEqual(
          held.projects.map((one: { joined: boolean }) => one.joined),
          [true],
        )
        const within = (await member.call('GET', `/projects/${project.id}?include=articles`)).json()
        assert.equal(within.articles[0].mine, false)
      })
    }
  })
}
