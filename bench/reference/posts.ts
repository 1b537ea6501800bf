/**
 * The endpoints that everything is measured against, as a careful person writes them by hand:
 * Fastify, mysql2 with prepared statements, response schemas, nothing else. No security headers, no
 * limits, no log, no ids of requests: what is emitted has them all, and is measured with them.
 */
import jwt from '@fastify/jwt'
import fastify, { type FastifyRequest } from 'fastify'
import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'

const { DATABASE_URL = '', JWT_SECRET = '', PORT = '0' } = process.env
const pool = createPool({ uri: DATABASE_URL, connectionLimit: 10, timezone: 'Z' })

const post = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    title: { type: 'string' },
    body: { type: 'string' },
    published: { type: 'boolean' },
    authorId: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
  },
} as const
const newPost = {
  type: 'object',
  required: ['title', 'body', 'authorId'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200 },
    body: { type: 'string', maxLength: 10_000 },
    published: { type: 'boolean', default: false },
    authorId: { type: 'integer', minimum: 1 },
  },
} as const
const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    published: { type: 'boolean' },
    sort: { type: 'string', enum: ['createdAt', '-createdAt', 'id', '-id'], default: 'id' },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  },
} as const
const list = {
  type: 'object',
  properties: { data: { type: 'array', items: post } },
} as const
const summary = {
  type: 'object',
  properties: {
    label: { type: 'string' },
    total: { type: 'integer' },
    share: { type: 'integer' },
    titles: { type: 'array', items: { type: 'string' } },
  },
} as const
const byId = { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } } as const

const COLUMNS = 'id, title, body, published, author_id AS authorId, created_at AS createdAt'
const ORDERS: Readonly<Record<string, string>> = {
  id: 'id',
  '-id': 'id DESC',
  createdAt: 'created_at, id',
  '-createdAt': 'created_at DESC, id DESC',
}

const app = fastify({ logger: false })
await app.register(jwt, { secret: JWT_SECRET })

app.get(
  '/health/live',
  { schema: { response: { 200: { type: 'object', properties: { status: { type: 'string' } } } } } },
  () => ({
    status: 'ok',
  }),
)

async function readPost(id: number) {
  const [rows] = await pool.execute<RowDataPacket[]>(`SELECT ${COLUMNS} FROM posts WHERE id = ?`, [
    id,
  ])
  return rows[0]
}

app.get<{ Params: { id: number } }>(
  '/posts/:id',
  { schema: { params: byId, response: { 200: post } } },
  async (request, reply) =>
    (await readPost(request.params.id)) ?? reply.code(404).send({ error: 'not found' }),
)

app.get<{ Params: { id: number } }>(
  '/articles/:id',
  {
    schema: { params: byId, response: { 200: post } },
    onRequest: (request) => request.jwtVerify(),
  },
  async (request, reply) =>
    (await readPost(request.params.id)) ?? reply.code(404).send({ error: 'not found' }),
)

interface ListQuery {
  Querystring: { published?: boolean; sort: string; limit: number }
}

app.get<ListQuery>(
  '/posts',
  { schema: { querystring: listQuery, response: { 200: list } } },
  listPosts,
)

async function listPosts(request: FastifyRequest<ListQuery>) {
  const { published, sort, limit } = request.query
  const where = published === undefined ? '' : 'WHERE published = ?'
  const [data] = await pool.execute<RowDataPacket[]>(
    `SELECT ${COLUMNS} FROM posts ${where} ORDER BY ${ORDERS[sort]} LIMIT ?`,
    published === undefined ? [String(limit)] : [published, String(limit)],
  )
  return { data }
}

app.post<{ Body: { title: string; body: string; published: boolean; authorId: number } }>(
  '/posts',
  { schema: { body: newPost, response: { 201: post } } },
  async (request, reply) => {
    const { title, body, published, authorId } = request.body
    const createdAt = new Date()
    const [{ insertId }] = await pool.execute<ResultSetHeader>(
      'INSERT INTO posts (title, body, published, author_id, created_at) VALUES (?, ?, ?, ?, ?)',
      [title, body, published, authorId, createdAt],
    )
    reply.code(201)
    return { id: insertId, title, body, published, authorId, createdAt }
  },
)

app.get<{ Params: { id: number } }>(
  '/authors/:id/summary',
  { schema: { params: byId, response: { 200: summary } } },
  async (request, reply) => {
    const { id } = request.params
    const [[author]] = await pool.execute<RowDataPacket[]>(
      'SELECT name FROM authors WHERE id = ?',
      [id],
    )
    if (!author) return reply.code(404).send({ error: 'not found' })
    const [latest] = await pool.execute<RowDataPacket[]>(
      'SELECT title, published FROM posts WHERE author_id = ? ORDER BY created_at DESC, id DESC LIMIT 10',
      [id],
    )
    const [[counted]] = await pool.execute<RowDataPacket[]>(
      'SELECT COUNT(*) AS total FROM posts WHERE author_id = ?',
      [id],
    )
    const total: number = counted?.['total'] ?? 0
    if (total === 0) return reply.code(422).send({ error: 'nothing was written yet' })
    const published = latest.filter((row) => row['published'])
    const titles = published.map((row) => String(row['title']).toUpperCase())
    return { label: `${author['name']} (${total})`, total, share: published.length * 10, titles }
  },
)

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
const address = app.server.address()
const tokens = [app.jwt.sign({ sub: '1', role: 'user' }, { expiresIn: '1h' })]
process.stdout.write(
  `${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0, tokens })}\n`,
)
