import type { Dialect } from '@drawbridge/sql'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiledSample, previewsFor } from '../fixture.ts'
import { emptyDatabase } from '../testing/servers.ts'
import type { RowChange } from './change-rows.ts'
import type { RowQuestion } from './find-rows.ts'
import { changeRows, findRows } from './grid.ts'
import { gridTables } from './grid-table.ts'
import { runSql } from './run-sql.ts'

const ALL: RowQuestion = { filters: [], offset: 0, limit: 100 }
const DIALECTS: readonly Dialect[] = ['sqlite', 'mysql', 'postgres']

for (const dialect of DIALECTS) {
  test(`rows are found, changed and kept apart from what others write, on ${dialect}`, async (t) => {
    const previews = await previewsFor(t)
    const compiled = await compiledSample('tasks', {}, dialect)
    const own = dialect === 'sqlite' ? {} : { databaseUrl: await emptyDatabase(t, dialect) }
    const started = await previews.start('a', compiled, own)
    assert.ok(started.ok, JSON.stringify(started))
    const { model } = compiled
    const nodeOf = (name: string) => {
      const found = gridTables(model).find((table) => table.model.names.plural === name)
      assert.ok(found, name)
      return found
    }
    const users = nodeOf('users')
    const tasks = nodeOf('tasks')
    const find = (question: Partial<RowQuestion> = {}, table = tasks) =>
      findRows(previews, 'a', model, table.model.node, { ...ALL, ...question })
    const write = (...changes: readonly RowChange[]) => changeRows(previews, 'a', model, changes)
    const at = (name: string) => tasks.columns.findIndex(({ model: one }) => one.name === name)

    const ann = { email: "o'neill\\@example.com", name: 'Ann', role: 'admin' }
    const first = await write({ type: 'add', table: users.model.node, values: ann })
    assert.deepEqual(first.problems, [])
    const [owner] = first.added
    assert.ok(owner !== undefined)

    const task = {
      title: "'; DROP TABLE tasks; -- ☂",
      done: true,
      dueDate: '2026-11-22',
      estimate: '1.50',
      ownerId: owner,
    }
    const several = [task, { ...task, title: 'b', done: false }, { title: 'c', ownerId: owner }]
    const added = await write(
      ...several.map((values) => ({ type: 'add', table: tasks.model.node, values }) as const),
    )
    assert.deepEqual(added.problems, [])
    assert.equal(added.added.length, 3)

    const { rows, total } = await find({ sort: '-title' })
    assert.equal(total, 3)
    const [c, b, a] = rows
    assert.ok(a && b && c)
    const cell = (row: typeof a, name: string) => row.cells[at(name)]
    assert.deepEqual(
      ['title', 'done', 'dueDate', 'ownerId', 'version'].map((name) => cell(a, name)),
      [task.title, true, '2026-11-22', owner, 1],
    )
    assert.match(String(cell(a, 'estimate')), /^1\.50?$/)
    assert.match(String(cell(a, 'createdAt')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.ok(a.labels.includes(ann.email))
    const [shown] = (await find({}, users)).rows
    const hash = users.columns.findIndex(({ isSecret }) => isSecret)
    assert.ok(hash >= 0)
    assert.equal(shown?.cells[hash], null)

    const titles = async (question: Partial<RowQuestion>) =>
      (await find({ sort: 'title', ...question })).rows.map((row) => cell(row, 'title'))
    const by = (column: string, how: RowQuestion['filters'][number]['how'], value?: string) =>
      titles({ filters: [{ column, how, ...(value !== undefined && { value }) }] })
    assert.deepEqual(await by('title', 'contains', 'drop table'), [task.title])
    assert.deepEqual(await by('dueDate', 'isEmpty'), ['c'])
    assert.deepEqual(await by('estimate', 'less', '2'), [task.title, 'b'])
    assert.deepEqual(await titles({ offset: 1, limit: 1 }), ['b'])
    await assert.rejects(by('estimate', 'is', 'x OR 1=1'), /not a decimal number/)
    await assert.rejects(by('passwordHash', 'isEmpty'), /no column/)

    // Two windows change one row: the second hears of it, and nothing of what it sent is written.
    const change = (row: typeof a, values: object): RowChange => {
      return {
        type: 'change',
        table: tasks.model.node,
        key: row.key,
        mark: row.mark,
        values: { ...values },
      }
    }
    assert.deepEqual((await write(change(b, { title: 'b2' }))).problems, [])
    const late = await write(change(c, { done: true }), change(b, { title: 'b3' }))
    assert.equal(late.problems.length, 1)
    assert.equal(late.problems[0]?.change, 1)
    assert.match(late.problems[0].message, /changed this row meanwhile/)
    assert.equal(late.problems[0].now?.cells[at('title')], 'b2')
    assert.deepEqual(await by('title', 'is', 'c'), ['c'])

    // What a database refuses is told in words, and takes all the rest back.
    const refused = await write(change(c, { title: 'c2' }), {
      type: 'add',
      table: users.model.node,
      values: ann,
    })
    assert.equal(refused.problems[0]?.change, 1)
    assert.equal(refused.problems[0].column, 'email')
    assert.match(refused.problems[0].message, /already has this value/)
    assert.deepEqual(await by('title', 'is', 'c2'), [])
    const wrong = await write(change(c, { dueDate: 'tomorrow', version: 9 }))
    assert.match(wrong.problems[0]?.message ?? '', /not a date/)
    const leading = await write({
      type: 'remove',
      table: users.model.node,
      key: owner,
      mark: shown?.mark ?? '',
    })
    assert.match(leading.problems[0]?.message ?? '', /still leads to this one/)

    const gone = await write({ type: 'remove', table: tasks.model.node, key: a.key, mark: a.mark })
    assert.deepEqual(gone.problems, [])
    assert.deepEqual(await titles({}), ['b2', 'c'])

    const sql = (text: string, writes = false) => runSql(previews, 'a', compiled, text, writes)
    const told = await sql('SELECT title, id FROM tasks ORDER BY title')
    assert.deepEqual([told.columns, told.rows[0]?.[0]], [['title', 'id'], 'b2'])
    assert.deepEqual((await sql('SELECT password_hash FROM users')).rows, [[null]])
    await assert.rejects(sql("UPDATE tasks SET title = 'd'"), /May write/)
    await assert.rejects(sql('SELECT 1; DELETE FROM tasks', true), /database says/)
    await assert.rejects(sql('DROP TABLE tasks', true), /changed in the drawing/)
    await sql("UPDATE tasks SET title = 'd' WHERE title = 'c'", true)
    assert.deepEqual(await titles({}), ['b2', 'd'])
  })
}
