import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { notFound } from '../../http/errors.ts'
import { signedInRecently } from '../recent-sign-in.ts'
import { issueKey, shown } from './issue-key.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'
import type { IssuedKey, KeyList, KeyParams, KeyRequest } from './schemas.ts'

/** Keys by which programs call in the name of an account. */
export async function keyRoutes(app: FastifyInstance): Promise<void> {
  app.post('/auth/keys', { schema: schemas.createKey }, createKey)
  app.get('/auth/keys', { schema: schemas.listKeys }, listKeys)
  app.delete('/auth/keys/:id', { schema: schemas.endKey }, endKey)
}

async function createKey(
  request: FastifyRequest<{ Body: KeyRequest }>,
  reply: FastifyReply,
): Promise<IssuedKey> {
  await signedInRecently(request)
  const { log, server, user, body } = request
  const { id } = signedIn(user)
  const key = await issueKey(server.db, id, body)
  log.info({ account: id, key: key.id }, 'A key was made.')
  reply.code(201)
  return key
}

async function listKeys({ server, user }: FastifyRequest): Promise<KeyList> {
  const rows = await queries.listKeys(server.db, signedIn(user).id)
  return { data: rows.map(shown) }
}

/** From this moment on it is good no more. */
async function endKey(
  { log, server, user, params }: FastifyRequest<{ Params: KeyParams }>,
  reply: FastifyReply,
): Promise<void> {
  const { id } = signedIn(user)
  if (!(await queries.deleteKey(server.db, id, params.id))) throw notFound('key')
  log.info({ account: id, key: params.id }, 'A key was ended.')
  reply.code(204)
}
