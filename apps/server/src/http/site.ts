import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { send } from './errors.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** The built canvas. Any address that is no file and no API is one of its pages. */
export async function serveSite(
  app: FastifyInstance,
  canvasDir: string | undefined,
): Promise<void> {
  const page = canvasDir === undefined ? undefined : await index(canvasDir)
  if (canvasDir !== undefined && page !== undefined) await serveFiles(app, canvasDir)
  app.setNotFoundHandler((request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const wantsPage = reads && request.headers.accept?.includes('text/html')
    if (!wantsPage || page === undefined || request.url.startsWith('/api/'))
      return send(reply, 404, 'There is nothing at this address.')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}

/** Files are sent by a route of our own, since every route must say who may call it. */
async function serveFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? YEAR : 'no-cache')
    },
  })
  app.get<{ Params: { '*': string } }>(
    '/*',
    { config: { permission: 'anyone' } },
    ({ params }, reply) => reply.sendFile(params['*']),
  )
}

async function index(canvasDir: string): Promise<string | undefined> {
  try {
    return await readFile(join(canvasDir, 'index.html'), 'utf8')
  } catch {
    return undefined
  }
}
