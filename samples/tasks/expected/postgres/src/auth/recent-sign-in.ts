import type { FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { Problem } from '../http/errors.ts'

const MINUTES = 15

const READ = 'SELECT created_at AS "createdAt" FROM auth_sessions WHERE id = $1'

/** For what whoever finds somebody's open device must not do: it asks to have signed in just now. */
export async function signedInRecently({ server, user }: FastifyRequest): Promise<void> {
  const { session } = signedIn(user)
  const row = await server.db.get<{ createdAt: number }>(READ, [session])
  if (row === undefined || row.createdAt < Date.now() - MINUTES * 60_000) {
    throw new Problem(
      403,
      `Sign in again first: this is for who signed in within ${MINUTES} minutes.`,
    )
  }
}
