import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const string = (name: string) => ({ id: name, name, type: 'string', length: 100, required: true })

/** Notes of their owners, found by the words of their title and text, and by those of a comment. */
const manifest = {
  drawbridge: 1,
  name: 'Search',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'editor'] } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [{ ...string('email'), unique: true, format: 'email' }],
        access: { read: ['owner'] },
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [
          string('title'),
          { id: 'text', name: 'text', type: 'text' },
          { id: 'comment', name: 'comment', type: 'text' },
          { id: 'secret', name: 'secret', type: 'text', readRule: ['role:editor'] },
        ],
        indexes: [
          { id: 'words', fields: ['title', 'text'], kind: 'fulltext' },
          { id: 'said', fields: ['comment'], kind: 'fulltext' },
          { id: 'hidden', fields: ['secret'], kind: 'fulltext' },
        ],
        owner: true,
        access: { list: ['owner'], create: ['signedIn'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

const NOTES = [
  { title: 'Red Apples', text: 'Where the orchard ends, there are more of them.' },
  { title: 'Green pears', text: null, comment: 'as ripe as APPLES' },
  { title: 'École', text: '(apple) pie, 5 slices; it is 100% good' },
]

const QUESTIONS: readonly (readonly [search: string, found: readonly number[]])[] = [
  ['apples', [0, 1]],
  ['apple', [0, 1, 2]],
  ['RED apple', [0]],
  ['apples red', [0]],
  ['orchard Red', [0]],
  ['pples', []],
  ['red pears', []],
  ['pears apples', []],
  ['pie', [2]],
  ['it is', [2]],
  ['5', [2]],
  ['the', [0]],
  ['école', [2]],
  ['100%', [2]],
  [`o'rchard"`, []],
  ['+apple* -pie', [2]],
  ['hush', []],
]

interface Listed {
  readonly data: readonly { readonly id: number }[]
  readonly page: { readonly total: number; readonly next: string | null }
}

for (const dialect of DIALECTS) {
  suite(`search on ${dialect}`, () => {
    test('finds rows that have all words or their beginnings, of one’s own rows alone', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const { headers: owner } = await signUp(app, 'user', {})
      const { headers: editor } = await signUp(app, 'editor', {})
      const ids: number[] = []
      for (const payload of NOTES) {
        const made = await app.inject({ method: 'POST', url: '/notes', headers: owner, payload })
        ids.push(made.json<{ id: number }>().id)
      }
      const hidden = { title: 'Hidden', secret: 'hush' }
      await app.inject({ method: 'POST', url: '/notes', headers: editor, payload: hidden })
      const ask = async (query: string, headers = owner) =>
        app.inject({ url: `/notes?${query}`, headers })
      for (const [search, found] of QUESTIONS) {
        const answer = await ask(`search=${encodeURIComponent(search)}&count=true`)
        assert.equal(answer.statusCode, 200, `${search}: ${answer.body}`)
        const { data, page }: Listed = answer.json()
        assert.deepEqual(
          data.map(({ id }) => ids.indexOf(id)),
          found,
          search,
        )
        assert.equal(page.total, found.length, search)
      }
      assert.equal((await ask('search=apple', editor)).json().data.length, 0, 'not those of others')
      assert.equal((await ask('search=hush', editor)).json().data.length, 0, 'not what is withheld')

      const paged: number[] = []
      for (let from: string | null = ''; from !== null;) {
        const answer = await ask(`search=apple&sort=-title&limit=1${from && `&cursor=${from}`}`)
        const { data, page }: Listed = answer.json()
        paged.push(...data.map(({ id }) => ids.indexOf(id)))
        from = page.next
      }
      assert.deepEqual(paged, [2, 0, 1])
      for (const wrong of ['', '%20-', 'a '.repeat(11), 'x'.repeat(201), 'a&search=b'])
        assert.equal((await ask(`search=${wrong}`)).statusCode, 400, wrong)
      assert.equal(
        (await ask('title[contains]=apple&search=red&text[isNull]=false')).json().data.length,
        1,
      )
    })
  })
}
