import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { codesOf } from './testing/codes-of.ts'

const TEAMS = JSON.parse(
  readFileSync(new URL('../../../samples/teams/manifest.json', import.meta.url), 'utf8'),
)

/** What is said of a rule of articles, beside what is said of teams as they are. */
function saidOf(rule: string): string | undefined {
  const manifest = structuredClone(TEAMS)
  const articles = manifest.nodes.find(({ id }: { id: string }) => id === 'articles')
  const pages = { id: 'f_pages', name: 'pages', type: 'integer', minimum: 1, maximum: 9 }
  articles.settings.fields.push(pages, { id: 'f_at', name: 'at', type: 'date' })
  articles.settings.access.read = [rule]
  const [code, ...others] = codesOf(manifest)
  assert.deepEqual(others, [], rule)
  return code
}

/** Conditions that hold for no row, or for all of them, whoever calls. */
const NEVER = [
  'signedIn when row.published && !row.published',
  'signedIn when !(row.published || !row.published)',
  'signedIn when row.rating != null && row.rating > 5 && row.rating < 3',
  'signedIn when row.rating == null && row.rating != null',
  'signedIn when row.pages != null && row.pages > 2 && row.pages < 3',
  'signedIn when row.pages != null && row.pages > 9',
  "signedIn when row.at != null && row.at > '2026-01-01' && row.at <= '2025-01-01'",
  "signedIn when ['a', 'b'] has row.title && row.title != 'a' && row.title != 'b'",
  'signedIn when row.project != null && row.project.tasks.some(task => task.price != null && task.price > 2 && task.price < 1)',
  "role:editor when user.role == 'admin'",
  "can:articles:rate when user.role == 'user'",
  "signedIn when user.role == 'user' && user.permissions has 'articles:publish'",
  'owner when row.owner != user',
  'signedIn when user == null',
  'signedIn when row.notes != null && row.title > row.notes && row.notes >= row.title',
  'signedIn when false',
  'signedIn when row.published ? !row.published : row.published',
]

const ALWAYS = [
  'signedIn when true',
  'signedIn when row.published || !row.published',
  'signedIn when row.rating == null || row.rating >= 1 || row.rating < 1',
  'signedIn when row.pages == null || row.pages > 0',
  'signedIn when user != null',
  "role:editor when user.role != 'user'",
  'owner when row.owner == user',
  "can:articles:rate when user.role == 'editor'",
]

const TELLING = [
  "signedIn when row.title == 'a' || row.title == 'b'",
  'signedIn when row.rating != null && row.rating > 3 && row.rating < 5',
  'signedIn when row.pages == null || row.pages > 1',
  'signedIn when row.pages != null && row.pages >= 9',
  "signedIn when row.project != null && row.project.tasks.some(task => task.state == 'open') && row.project.tasks.some(task => task.state == 'done')",
  "can:articles:rate when user.permissions has 'articles:publish'",
  "signedIn when user.role == 'admin' || row.published",
  "can:articles:publish when user.role == 'admin'",
  "can:articles:publish when user.permissions has 'people:manage'",
  "role:admin when user.permissions has 'articles:publish'",
  'signedIn when row.owner == user',
  'owner when row.project != null && row.project.owner == user',
  'signedIn when row.at != null && row.at >= today()',
  "signedIn when row.title != '' && row.title != 'a'",
]

suite('a rule that tells nothing', () => {
  for (const rule of NEVER)
    test(`${rule} never holds`, () => assert.equal(saidOf(rule), 'rule-never-holds'))
  for (const rule of ALWAYS)
    test(`${rule} always holds`, () => assert.equal(saidOf(rule), 'rule-always-holds'))
  for (const rule of TELLING)
    test(`${rule} is left alone`, () => assert.equal(saidOf(rule), undefined))
})
