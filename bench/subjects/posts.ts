import { createConnection } from 'mysql2/promise'
import { byHand, emitted } from '../contenders.ts'
import { emitTree } from '../emit-tree.ts'
import { get, type Subject } from '../subject.ts'

const BODY = JSON.stringify({
  title: 'A post that was written by the benchmark',
  body: 'x'.repeat(400),
  published: false,
  authorId: 1,
})
const FIRST = '/posts/1'

/** The five endpoints of a table, and a flow of ten steps. */
export const posts: Subject = {
  name: 'posts',
  works: [
    { name: 'read one', script: get('"/posts/" .. math.random(10000)') },
    { name: 'list 20', script: get('"/posts?published=true&sort=-createdAt&limit=20"') },
    {
      name: 'create',
      script: `local body = [[${BODY}]]\nrequest = function() return wrk.format("POST", "/posts", {["content-type"] = "application/json"}, body) end\n`,
    },
    {
      name: 'jwt read',
      script: get(
        '"/articles/" .. math.random(10000)',
        '["authorization"] = "Bearer " .. (TOKENS)[1]',
      ),
    },
    // What `create` adds belongs to the first author.
    { name: 'flow of ten steps', script: get('"/authors/" .. math.random(2, 100) .. "/summary"') },
    { name: 'ping', script: get('"/health/live"') },
  ],

  async prepare(url) {
    const tree = await emitTree('bench/manifest.json', url)
    await fill(url)
    return tree
  },

  byHand: (name, url) => byHand(name, url, 'posts.ts', FIRST),
  emitted: (name, url, folder) => emitted(name, url, folder, FIRST, register),
}

async function register(origin: string): Promise<readonly string[]> {
  const response = await fetch(`${origin}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `bench-${process.hrtime.bigint()}@example.com`,
      password: 'quiet harbour lantern',
    }),
  })
  const body: unknown = await response.json()
  if (typeof body === 'object' && body && 'accessToken' in body) return [String(body.accessToken)]
  throw new Error(`Registering answered ${response.status}.`)
}

/** 100 authors; 10,000 posts and as many articles, half of them published, 400 characters each. */
async function fill(url: string): Promise<void> {
  const connection = await createConnection(url)
  const authors = Array.from({ length: 100 }, (_, i) => [`Author ${i + 1}`])
  await connection.query('INSERT INTO authors (name) VALUES ?', [authors])
  for (const table of ['posts', 'articles'])
    for (let block = 0; block < 10; block += 1) {
      const rows = Array.from({ length: 1000 }, (_, i) => rowOf(block * 1000 + i))
      await connection.query(
        `INSERT INTO ${table} (title, body, published, created_at, author_id) VALUES ?`,
        [rows],
      )
    }
  await connection.query('ANALYZE TABLE posts, articles')
  await connection.end()
}

function rowOf(i: number): readonly unknown[] {
  const time = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString().replace('T', ' ')
  return [
    `Post ${i}`,
    'Lorem ipsum. '.repeat(31).slice(0, 400),
    i % 2,
    time.slice(0, 23),
    (i % 100) + 1,
  ]
}
