import type { FastifyBaseLogger } from 'fastify'
import { Refused } from '../../http/problem.ts'
import type { Queries } from '../../storage/storage.ts'
import { issueTicket, useTicket, type Purpose } from '../tickets.ts'
import type { Checks, Claimant, OpenId } from './open-id.ts'

const MINUTES = 10

/** What somebody goes to the provider for. */
type Errand = Extract<Purpose, 'provider' | 'connection'>

/** Where a browser goes, and the secret that it keeps: nobody else comes back in its place. */
export async function depart(
  queries: Queries,
  provider: OpenId,
  errand: Errand,
  log: FastifyBaseLogger,
  account?: string,
): Promise<{ readonly url: string; readonly secret: string }> {
  const { url, checks } = await provider.begin().catch((error: unknown) => {
    log.warn({ err: error }, 'the provider could not be asked')
    throw new Refused(503, 'The provider does not answer as it should just now.')
  })
  const data = JSON.stringify(checks)
  const given = { ...(account !== undefined && { account }), data, minutes: MINUTES }
  return { url, secret: await issueTicket(queries, errand, given) }
}

/** Who came back, to what was begun in this browser, for this errand, by this account. */
export async function comeBack(
  queries: Queries,
  provider: OpenId,
  errand: Errand,
  { search, secret }: { readonly search: string; readonly secret: string },
  log: FastifyBaseLogger,
  account?: string,
): Promise<Claimant> {
  const ticket = await useTicket(queries, errand, secret)
  if (!ticket || ticket.account_id !== (account ?? null)) throw over()
  const checks: Checks = JSON.parse(ticket.data)
  if (new URLSearchParams(search).get('error') === 'access_denied')
    throw new Refused(401, 'Nothing was done: it was called off at the provider.')
  try {
    return await provider.finish(search, checks)
  } catch (error) {
    log.warn({ err: error }, 'a sign-in by the provider did not come to an end')
    throw over()
  }
}

const over = () =>
  new Refused(401, 'This sign-in is over, or it was not begun in this browser. Please begin again.')
