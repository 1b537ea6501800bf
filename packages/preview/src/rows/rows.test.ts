import type { Dialect } from '@drawbridge/sql'
import type { Node } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mendRows } from '../effects/mend-rows.ts'
import { compiledSample, previewsFor } from '../fixture.ts'
import { emptyDatabase } from '../testing/servers.ts'
import type { RowChange } from './change-rows.ts'
import type { RowQuestion } from './find-rows.ts'
import { changeRows, findRows } from './grid.ts'
import { gridTables } from './grid-table.ts'
import { runSql } from './run-sql.ts'
import { takeOutMadeUp } from './take-out.ts'

const ALL: RowQuestion = { filters: [], offset: 0, limit: 100 }
const DIALECTS: readonly Dialect[] = ['sqlite', 'mysql', 'postgres']

/** Ways to have PostgreSQL take a row of accounts for one value. */
const WHOLE_ROWS = [
  'SELECT users FROM users',
  'SELECT "users" FROM public.users',
  'SELECT u FROM users u',
  'SELECT u FROM users AS "u"',
  'SELECT users::text FROM users',
  'SELECT (u.*)::text FROM users u',
  'SELECT concat(u.*) FROM users u',
  'SELECT to_jsonb(u) FROM users u',
  'SELECT u.to_jsonb FROM users u',
  'SELECT json_agg(users) FROM users',
  'SELECT max(u::text) FROM users/**/u',
  'SELECT u FROM users -- all\nu',
  'SELECT j FROM (tasks JOIN users ON true) j',
  'SELECT j.a FROM (users JOIN tasks ON true) AS j(a)',
  'SELECT u.* FROM users "u" ("a", "b", "c")',
  'SELECT u.* FROM users u/**/(a, b)',
  'SELECT s FROM (TABLE users) s',
  'SELECT id FROM tasks, users',
  "SELECT id FROM users WHERE users::text LIKE '%argon%'",
  'SELECT id FROM users u ORDER BY u',
  "UPDATE users SET name = 'x' RETURNING users",
  'UPDATE tasks SET title = users::text FROM users',
  'SELECT $$x$$, u FROM users u',
  'SELECT x FROM users u, LATERAL (SELECT u AS x) y',
]
const BY_COLUMNS = [
  "SELECT u.id, upper(u.email) AS e FROM users u WHERE (u.role = 'admin') ORDER BY u.id",
  'SELECT u.*, t.title FROM public.users AS u JOIN tasks t ON t.owner_id = u.id',
  "UPDATE users SET name = 'Ann' WHERE users.email LIKE '%users%' RETURNING id",
  'SELECT title FROM tasks WHERE owner_id IN (SELECT id FROM users)',
  'SELECT * FROM "users" LIMIT 1',
]

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
    assert.equal((await by('ownerId', 'contains', "O'Neill")).length, 3)
    assert.deepEqual(await by('ownerId', 'startsWith', 'neill'), [])
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

    // A row leads to many others: written as their keys, read as their names.
    const tags = nodeOf('tags')
    const named = (name: string): RowChange => ({
      type: 'add',
      table: tags.model.node,
      values: { name },
    })
    const [home, urgent] = (await write(named('Home'), named('Urgent'))).added
    const linked = { title: 'e', ownerId: owner, tagIds: ` ${urgent}, ${home},${urgent} ` }
    const add = (values: object): RowChange => ({
      type: 'add',
      table: tasks.model.node,
      values: { ...values },
    })
    const both = await write(add(linked), add({ ...linked, title: 'f', tagIds: null }))
    assert.deepEqual(both.problems, [])
    assert.equal(both.added.length, 2)
    const [e, f] = (await find({ sort: '-title' })).rows.slice(0, 2).toReversed()
    assert.ok(e && f)
    assert.equal(e.key, both.added[0])
    assert.equal(cell(e, 'tagIds'), `${home},${urgent}`)
    assert.deepEqual(e.labels.at(-1), ['Home', 'Urgent'])
    assert.deepEqual([cell(f, 'tagIds'), f.labels.at(-1)], [null, null])
    assert.deepEqual(await by('tagIds', 'contains', 'urg'), ['e'])
    assert.deepEqual(await by('tagIds', 'is', String(home)), ['e'])
    assert.ok(!(await by('tagIds', 'isNot', String(home))).includes('e'))
    assert.ok((await by('tagIds', 'isEmpty')).includes('f'))
    assert.deepEqual(await by('tagIds', 'isFilled'), ['e'])
    await assert.rejects(by('tagIds', 'is', '1 OR 1=1'), /is no id/)
    await assert.rejects(by('tagIds', 'less', '2'), /neither less nor more/)
    await assert.rejects(titles({ sort: 'tagIds' }), /gives no order/)
    assert.deepEqual((await write(change(e, { tagIds: String(urgent) }))).problems, [])
    assert.deepEqual(await by('tagIds', 'contains', 'hom'), [])
    const overtaken = await write(change(e, { tagIds: null }))
    assert.match(overtaken.problems[0]?.message ?? '', /changed this row meanwhile/)
    assert.equal(overtaken.problems[0]?.now?.cells[at('tagIds')], String(urgent))
    const nobody = await write(change(f, { title: 'g' }), change(f, { tagIds: '999999' }))
    assert.equal(nobody.problems[0]?.change, 1)
    const noKeys = await write(change(f, { tagIds: '1); DROP TABLE tags; --' }))
    assert.equal(noKeys.problems[0]?.column, 'tagIds')
    for (const { key, mark } of (await find({ sort: '-title' })).rows.slice(0, 2)) {
      const removal = { type: 'remove', table: tasks.model.node, key, mark } as const
      assert.deepEqual((await write(removal)).problems, [])
    }

    const gone = await write({ type: 'remove', table: tasks.model.node, key: a.key, mark: a.mark })
    assert.deepEqual(gone.problems, [])
    assert.deepEqual(await titles({}), ['b2', 'c'])

    const sql = (text: string, writes = false) => runSql(previews, 'a', compiled, text, writes)
    const told = await sql('SELECT title, id FROM tasks ORDER BY title')
    assert.deepEqual([told.columns, told.rows[0]?.[0]], [['title', 'id'], 'b2'])
    for (const hidden of [
      'SELECT password_hash AS h FROM users',
      'SELECT upper(u."PASSWORD_HASH") FROM users u',
      `SELECT "'", password_hash, "'" FROM users`,
      'SELECT id FROM users ORDER BY Password_Hash',
    ])
      await assert.rejects(sql(hidden), /is a secret, which nobody is shown/, hidden)
    for (const renamed of [
      'WITH u(a, b) AS (SELECT * FROM users) SELECT b FROM u',
      'SELECT 1 AS a UNION ALL SELECT * FROM users',
      'SELECT b FROM (SELECT * FROM users) AS u(a, b)',
      'SELECT u.* FROM users AS u (a, b)',
      'SELECT row_to_json(u) FROM users u',
      'INSERT INTO tasks SELECT * FROM users',
      'SELECT * INTO copied FROM users',
    ])
      await assert.rejects(sql(renamed, true), /name the columns that you want/, renamed)
    for (const roundabout of [
      "SELECT query_to_xml('TABLE users', true, false, '')",
      "SELECT histogram_bounds FROM pg_stats WHERE tablename = 'users'",
      "SELECT * FROM ts_stat('SELECT to_tsvector(users::text) FROM users')",
      'SELECT histogram FROM information_schema.column_statistics',
    ])
      await assert.rejects(sql(roundabout, true), /nobody is shown/, roundabout)
    if (dialect === 'postgres') {
      for (const whole of WHOLE_ROWS)
        await assert.rejects(sql(whole, true), /takes it as one value|name the columns/, whole)
      for (const text of BY_COLUMNS) await sql(text, true)
    }
    const open = "SELECT count(*) AS n, 'password_hash' AS word FROM users"
    assert.deepEqual((await sql(open)).rows[0]?.map(String), ['1', 'password_hash'])
    const all = await sql('SELECT * FROM users')
    const masked = all.rows[0]?.[all.columns.indexOf('password_hash')]
    assert.ok(masked === null || masked === '••••••')
    await assert.rejects(sql("UPDATE tasks SET title = 'd'"), /May write/)
    await assert.rejects(sql('SELECT 1; DELETE FROM tasks', true), /database says/)
    await assert.rejects(sql('DROP TABLE tasks', true), /changed in the drawing/)
    await sql("UPDATE tasks SET title = 'd' WHERE title = 'c'", true)
    assert.deepEqual(await titles({}), ['b2', 'd'])

    // Rows that were made up go again, and come back; those that were changed since are asked about.
    const madeUp = ['x', 'y', 'z'].map((title) => {
      const values = { title, dueDate: '2026-01-02', ownerId: owner }
      return { type: 'add', table: tasks.model.node, values, madeUp: true } as const
    })
    assert.equal((await write(...madeUp)).added.length, 3)
    await sql("UPDATE tasks SET title = 'mine' WHERE title = 'y'", true)
    const takeOut = (all = false) => takeOutMadeUp(previews, 'a', model, { all })
    const { removed, edited } = await takeOut()
    assert.deepEqual(edited, [{ table: 'tasks', row: 'mine' }])
    assert.deepEqual(await titles({}), ['b2', 'd', 'mine'])
    const back = await write(...removed.map((one) => ({ ...one, madeUp: true })))
    assert.deepEqual(
      back.added,
      removed.map(({ key }) => key),
    )
    assert.deepEqual(await by('dueDate', 'is', '2026-01-02'), ['mine', 'x', 'z'])
    assert.equal((await takeOut(true)).removed.length, 3)
    assert.deepEqual(await titles({}), ['b2', 'd'])

    // What somebody typed into a made-up row is asked about, and the row stays until that is said.
    const projects = nodeOf('projects')
    const made = await write(
      ...['used', 'free'].map((name) => {
        const values = { name, ownerId: owner }
        return { type: 'add', table: projects.model.node, values, madeUp: true } as const
      }),
    )
    const [used = 0] = made.added
    await sql(`UPDATE tasks SET project_id = ${used} WHERE title = 'd'`, true)
    const inUse = await takeOut()
    assert.equal(inUse.removed.length, 1)
    const way = { from: 'tasks', rows: 1, onDelete: 'setNull' }
    assert.deepEqual(inUse.led, [{ table: 'projects', row: 'used', ...way }])
    assert.equal((await find({}, projects)).total, 1)
    assert.deepEqual((await takeOut(true)).led, [])
    assert.equal((await find({}, projects)).total, 0)
    assert.deepEqual(await titles({}), ['b2', 'd'])

    // Titles must differ from now on, and two rows have the same.
    await sql("UPDATE tasks SET title = 'd'", true)
    const unique = await compiledSample('tasks', {}, dialect, titlesDiffer)
    const [alike, ...others] = await previews.plan('a', unique)
    assert.deepEqual(others, [])
    assert.partialDeepStrictEqual(alike, { outcome: 'conflicts', rows: 1, all: 2, isLoss: false })
    assert.deepEqual(
      alike?.some.map(({ before }) => before),
      ['d', 'd'],
    )
    const mend = (how: 'number' | 'fill') => {
      const wanted = { effect: alike?.id ?? '', how, value: 'e' }
      return mendRows(previews, 'a', unique, [wanted])
    }
    await assert.rejects(mend('fill'), /can’t be done/)
    assert.equal(await mend('number'), 1)
    assert.deepEqual(await previews.plan('a', unique), [])
    assert.ok((await previews.apply('a', unique)).ok)
    const [kept, numbered] = await titles({})
    assert.equal(kept, 'd')
    assert.match(String(numbered), /^d \d+$/)
  })
}

function titlesDiffer(node: Node): Node {
  const { fields } = node.settings
  if (node.name !== 'tasks' || !Array.isArray(fields)) return node
  const differ = fields.map((field) =>
    typeof field === 'object' && field !== null && 'name' in field && field.name === 'title'
      ? { ...field, unique: true }
      : field,
  )
  return { ...node, settings: { ...node.settings, fields: differ } }
}
