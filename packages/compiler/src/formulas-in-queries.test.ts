import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { printCondition, statementOf, type Dialect } from '@drawbridge/sql'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'

const TEAMS = readFileSync(new URL('../../../samples/teams/manifest.json', import.meta.url), 'utf8')

/** What a rule for tasks becomes, or what is said about it. */
function condition(formula: string, dialect: Dialect = 'mysql', who = 'signedIn'): string {
  const manifest = JSON.parse(TEAMS)
  const tasks = manifest.nodes.find(({ id }: { id: string }) => id === 'tasks')
  tasks.settings.access = { list: [`${who} when ${formula}`] }
  const read = readManifest(JSON.stringify(manifest))
  assert.ok(read.ok)
  const checked = checkManifest(read.value.manifest, dialect)
  if (!checked.ok) return checked.diagnostics.map(({ message }) => message).join('\n')
  const table = checked.model.tables.find(({ node }) => node === 'tasks')
  const tree = table?.conditions.get(formula)
  assert.ok(tree)
  return statementOf(printCondition(tree, dialect), dialect).text
}

const CASES: readonly (readonly [formula: string, sql: string])[] = [
  ["row.state == 'open'", "tasks.state = 'open'"],
  ["row.state != 'open'", "tasks.state <> 'open'"],
  ['row.dueDate == null', 'tasks.due_date IS NULL'],
  ['row.dueDate != null', 'tasks.due_date IS NOT NULL'],
  ["row.dueDate == '2026-11-22'", "tasks.due_date = '2026-11-22'"],
  ["row.dueDate != '2026-11-22'", "NOT (tasks.due_date <=> '2026-11-22')"],
  ["!(row.dueDate == '2026-11-22')", "NOT (tasks.due_date <=> '2026-11-22')"],
  [
    'row.dueDate != null && row.dueDate < today()',
    'tasks.due_date IS NOT NULL AND tasks.due_date < ?',
  ],
  ['(row.price ?? 0) > 9.99', 'coalesce(tasks.price, 0) > 9.99'],
  ['(row.price ?? 0) * 2 >= 9.999', '(coalesce(tasks.price, 0) * 2) >= 9.999'],
  ["['open', 'done'] has row.state", "tasks.state = 'open' OR tasks.state = 'done'"],
  ["contains(row.title, 'x')", "locate('x', tasks.title) > 0"],
  ["startsWith(lower(row.title), 'x')", "locate('x', lower(tasks.title)) = 1"],
  ["`${row.title}!` == 'a!'", "concat(tasks.title, '!') = 'a!'"],
  [
    "row.state == 'open' ? row.price != null : true",
    "CASE WHEN tasks.state = 'open' THEN (tasks.price IS NOT NULL) ELSE TRUE END",
  ],
  ["user.role == 'admin'", '?'],
  [
    'row.project.owner == user',
    'EXISTS (SELECT 1 FROM projects WHERE projects.id = tasks.project_id AND projects.owner_id = ?)',
  ],
  [
    'row.project == row.parent?.project',
    'EXISTS (SELECT 1 FROM tasks AS tasks_2 WHERE tasks_2.id = tasks.parent_id AND tasks_2.deleted_at IS NULL AND tasks.project_id = tasks_2.project_id)',
  ],
  [
    'row.project.owner.name == user.name',
    '(SELECT users.name FROM projects JOIN users ON users.id = projects.owner_id WHERE projects.id = tasks.project_id) <=> (SELECT users.name FROM users WHERE users.id = ?)',
  ],
  [
    'row.project.members has user',
    'EXISTS (SELECT 1 FROM projects_members WHERE projects_members.project_id = tasks.project_id AND projects_members.user_id = ?)',
  ],
  [
    "row.project.members.some(member => member.name == 'x')",
    "EXISTS (SELECT 1 FROM projects_members JOIN users ON users.id = projects_members.user_id WHERE projects_members.project_id = tasks.project_id AND users.name = 'x')",
  ],
  [
    "row.parts.every(part => part.state == 'done')",
    "NOT EXISTS (SELECT 1 FROM tasks AS tasks_2 WHERE tasks_2.parent_id = tasks.id AND tasks_2.deleted_at IS NULL AND NOT (tasks_2.state = 'done'))",
  ],
  [
    "count(row.parts.filter(part => part.state == 'open')) < 3",
    "(SELECT count(*) FROM tasks AS tasks_2 WHERE tasks_2.parent_id = tasks.id AND tasks_2.deleted_at IS NULL AND tasks_2.state = 'open') < 3",
  ],
  [
    "row.project.members.map(member => member.email) has 'x'",
    "EXISTS (SELECT 1 FROM projects_members JOIN users ON users.id = projects_members.user_id WHERE projects_members.project_id = tasks.project_id AND users.email = 'x')",
  ],
  [
    'user.projects.some(project => project == row.project)',
    'EXISTS (SELECT 1 FROM projects_members JOIN projects ON projects.id = projects_members.project_id WHERE projects_members.user_id = ? AND projects.id = tasks.project_id)',
  ],
  [
    'row.isLarge',
    '(coalesce(tasks.price, 0) >= 100 OR (SELECT count(*) FROM tasks AS tasks_2 WHERE tasks_2.parent_id = tasks.id AND tasks_2.deleted_at IS NULL) > 3)',
  ],
]

for (const [formula, sql] of CASES) {
  test(`${formula} in a query`, () => {
    assert.equal(condition(formula), sql)
  })
}

test('where databases differ, each has its own', () => {
  const formula =
    "row.dueDate != '2026-11-22' && (row.price ?? 0) > 1.5 && contains(row.title, 'x')"
  assert.equal(
    condition(formula, 'postgres'),
    "tasks.due_date IS DISTINCT FROM '2026-11-22' AND coalesce(tasks.price, 0) > 1.5 AND strpos(tasks.title, 'x') > 0",
  )
  assert.equal(
    condition(formula, 'sqlite'),
    "tasks.due_date IS NOT '2026-11-22' AND coalesce(tasks.price, 0) > 150 AND instr(tasks.title, 'x') > 0",
  )
})

for (const [formula, said] of [
  ['row.titel == 1', /has no `titel`/],
  ['row.title', /not a yes or no/],
  ["slug(row.title) == 'x'", /can’t compute `slug` for each row/],
  ['row.project', /not a yes or no/],
  ['count(row.parts) / 2 > 1', /divides otherwise/],
  ["'\u0000' == row.title", /./],
] as const) {
  test(`what is wrong with ${JSON.stringify(formula)} is said, and nothing is thrown`, () => {
    assert.match(condition(formula), said)
  })
}

test('a rule for the public knows no user', () => {
  assert.match(condition('row.project.owner == user', 'mysql', 'public'), /user/)
})
