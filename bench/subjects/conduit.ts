import { deepEqual } from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createConnection, type Connection } from 'mysql2/promise'
import { byHand, emitted } from '../contenders.ts'
import { emitTree } from '../emit-tree.ts'
import { get, type Subject } from '../subject.ts'

const USERS = 100
const ARTICLES = 1_000
const TAGS = 50
/** So many of the users sign in. */
const READERS = 10
const PASSWORD = 'quiet harbour lantern'
const FIRST = '/api/articles?limit=1'

/** Conduit's list of articles with author, tags, favourites and counts, for somebody who is signed in. */
export const conduit: Subject = {
  name: 'conduit',
  works: [
    {
      name: 'conduit list',
      script: `local tokens = TOKENS\n${get(
        `"/api/articles?limit=20&offset=" .. math.random(0, ${ARTICLES - 20})`,
        '["authorization"] = "Token " .. tokens[math.random(#tokens)]',
      )}`,
    },
  ],

  async prepare(url) {
    const tree = await emitTree('samples/conduit/manifest.json', url)
    const passwords = pathToFileURL(join(tree.folder, 'src/auth/passwords.ts')).href
    const { hashPassword } = await import(passwords)
    await fill(url, await hashPassword(PASSWORD))
    return tree
  },

  byHand: (name, url) => byHand(name, url, 'conduit.ts', FIRST),
  emitted: (name, url, folder) => emitted(name, url, folder, FIRST, logIn),

  async compare(one, other) {
    const read = async ({ port, tokens }: typeof one): Promise<unknown> => {
      const headers = { authorization: `Token ${tokens[0]}` }
      const address = `http://127.0.0.1:${port}/api/articles?offset=7`
      return (await fetch(address, { headers })).json()
    }
    deepEqual(await read(one), await read(other))
  },
}

async function logIn(origin: string): Promise<readonly string[]> {
  const tokens: string[] = []
  for (let user = 1; user <= READERS; user += 1) {
    const response = await fetch(`${origin}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: { email: `user-${user}@example.com`, password: PASSWORD } }),
    })
    if (!response.ok) throw new Error(`Signing in answered ${response.status}.`)
    const { user: account }: { user: { token: string } } = JSON.parse(await response.text())
    tokens.push(account.token)
  }
  return tokens
}

/** Each article has three tags and five who like it; everybody follows ten people. */
async function fill(url: string, hash: string): Promise<void> {
  const connection = await createConnection(url)
  const insert = (into: string, count: number, row: (at: number) => readonly unknown[]) =>
    insertRows(
      connection,
      into,
      Array.from({ length: count }, (_, at) => row(at)),
    )

  await insert('users (email, username, bio, password_hash)', USERS, (at) => [
    `user-${at + 1}@example.com`,
    `user-${at + 1}`,
    at % 2 === 0 ? 'Writes at night.' : null,
    hash,
  ])
  await insert('tags (name)', TAGS, (at) => [`tag-${at + 1}`])
  await insert(
    'articles (slug, title, description, body, author_id, created_at)',
    ARTICLES,
    (at) => [
      `article-${at + 1}`,
      `Article ${at + 1}`,
      'What it is about, in one sentence of some length.',
      'Lorem ipsum. '.repeat(80),
      (at % USERS) + 1,
      new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString().slice(0, 23).replace('T', ' '),
    ],
  )
  await insert('articles_tags (article_id, tag_id)', ARTICLES * 3, (at) => [
    Math.floor(at / 3) + 1,
    ((Math.floor(at / 3) * 7 + (at % 3) * 11) % TAGS) + 1,
  ])
  await insert('articles_favorited_by (article_id, user_id)', ARTICLES * 5, (at) => [
    Math.floor(at / 5) + 1,
    ((Math.floor(at / 5) + (at % 5) * 13) % USERS) + 1,
  ])
  await insert('users_following (user_id, following_id)', USERS * 10, (at) => [
    Math.floor(at / 10) + 1,
    ((Math.floor(at / 10) + (at % 10) * 7 + 1) % USERS) + 1,
  ])
  await connection.query('ANALYZE TABLE users, articles, tags, articles_tags')
  await connection.query('ANALYZE TABLE articles_favorited_by, users_following')
  await connection.end()
}

async function insertRows(
  connection: Connection,
  into: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000)
    await connection.query(`INSERT INTO ${into} VALUES ?`, [rows.slice(from, from + 1000)])
}
