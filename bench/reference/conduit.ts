/**
 * Conduit's list of articles as a careful person writes it by hand: Fastify, mysql2 with prepared
 * statements, a response schema, one statement for the page, one for its tags, one for the count.
 */
import jwt from '@fastify/jwt'
import fastify from 'fastify'
import { createPool, type RowDataPacket } from 'mysql2/promise'

const { DATABASE_URL = '', JWT_SECRET = '', PORT = '0' } = process.env
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 10, timezone: 'Z' })

const TEXT = { type: 'string' } as const
const author = {
  type: 'object',
  properties: {
    username: TEXT,
    bio: { type: ['string', 'null'] },
    image: { type: ['string', 'null'] },
    following: { type: 'boolean' },
  },
} as const
const article = {
  type: 'object',
  properties: {
    slug: TEXT,
    title: TEXT,
    description: TEXT,
    tagList: { type: 'array', items: TEXT },
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
    favorited: { type: 'boolean' },
    favoritesCount: { type: 'integer' },
    author,
  },
} as const
const answer = {
  type: 'object',
  properties: { articles: { type: 'array', items: article }, articlesCount: { type: 'integer' } },
} as const
const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    offset: { type: 'integer', minimum: 0, default: 0 },
  },
} as const

/** The page is found in the index alone, before anything is read of it. */
const PAGE = `
  SELECT a.id, a.slug, a.title, a.description, a.created_at AS createdAt, a.updated_at AS updatedAt,
    u.username, u.bio, u.image,
    EXISTS (SELECT 1 FROM users_following f WHERE f.user_id = ? AND f.following_id = a.author_id) AS following,
    EXISTS (SELECT 1 FROM articles_favorited_by f WHERE f.article_id = a.id AND f.user_id = ?) AS favorited,
    (SELECT COUNT(*) FROM articles_favorited_by f WHERE f.article_id = a.id) AS favoritesCount
  FROM (SELECT id FROM articles ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?) p
  JOIN articles a ON a.id = p.id JOIN users u ON u.id = a.author_id
  ORDER BY a.created_at DESC, a.id DESC`

const app = fastify({ logger: false })
await app.register(jwt, { secret: JWT_SECRET })

app.get<{ Querystring: { limit: number; offset: number } }>(
  '/api/articles',
  { schema: { querystring: listQuery, response: { 200: answer } } },
  async (request) => {
    const token = request.headers.authorization?.slice('Token '.length)
    const sub = token === undefined ? null : app.jwt.verify<{ sub: string }>(token).sub
    const { limit, offset } = request.query
    const [page, articlesCount] = await Promise.all([
      readPage([sub, sub, String(limit), String(offset)]),
      countArticles(),
    ])
    const tagsOf = await readTags(page.map((row) => row['id']))
    const articles = page.map((row) => ({
      slug: row['slug'],
      title: row['title'],
      description: row['description'],
      tagList: tagsOf.get(row['id']) ?? [],
      createdAt: row['createdAt'],
      updatedAt: row['updatedAt'],
      favorited: row['favorited'] === 1,
      favoritesCount: row['favoritesCount'],
      author: {
        username: row['username'],
        bio: row['bio'],
        image: row['image'],
        following: row['following'] === 1,
      },
    }))
    return { articles, articlesCount }
  },
)

async function readPage(params: (string | null)[]): Promise<RowDataPacket[]> {
  const [rows] = await pool.execute<RowDataPacket[]>(PAGE, params)
  return rows
}

async function countArticles(): Promise<number> {
  const [[row]] = await pool.execute<RowDataPacket[]>('SELECT COUNT(*) AS total FROM articles')
  return row?.['total'] ?? 0
}

async function readTags(articles: readonly number[]): Promise<Map<number, string[]>> {
  const [rows] = await pool.execute<RowDataPacket[]>(
    `SELECT l.article_id AS article, t.name FROM articles_tags l JOIN tags t ON t.id = l.tag_id
    WHERE l.article_id IN (${articles.map(() => '?').join(', ') || 'NULL'}) ORDER BY t.id`,
    [...articles],
  )
  const tags = new Map<number, string[]>()
  for (const row of rows) {
    const known = tags.get(row['article'])
    if (known) known.push(row['name'])
    else tags.set(row['article'], [row['name']])
  }
  return tags
}

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
const tokens = Array.from({ length: 10 }, (_, index) =>
  app.jwt.sign({ sub: String(index + 1) }, { expiresIn: '1h' }),
)
process.stdout.write(`${JSON.stringify({ tokens })}\n`)
