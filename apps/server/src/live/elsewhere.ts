import { entriesBetween, readHead } from '../documents/versions.ts'
import type { Queries } from '../storage/storage.ts'
import type { Hub } from './hub.ts'

const EVERY = 1000

/**
 * Tells of what was saved through other instances of the studio on the same database.
 * @returns how to stop
 */
export function followElsewhere(
  queries: Queries,
  hub: Hub,
  report: (error: unknown) => void,
): () => Promise<void> {
  let looking: Promise<void> | undefined
  // A database that takes longer to answer is not asked again meanwhile.
  const timer = setInterval(() => {
    looking ??= look(queries, hub, report).finally(() => {
      looking = undefined
    })
  }, EVERY)
  return async () => {
    clearInterval(timer)
    await looking
  }
}

/** One that fails does not keep the others from being heard. */
async function look(queries: Queries, hub: Hub, report: (error: unknown) => void): Promise<void> {
  for (const watched of hub.watched()) await tell(queries, hub, watched).catch(report)
}

async function tell(
  queries: Queries,
  hub: Hub,
  { scope, version: base }: ReturnType<Hub['watched']>[number],
): Promise<void> {
  const { version } = await readHead(queries, scope)
  if (base === undefined) hub.seen(scope, version)
  if (base === undefined || version <= base) return
  const entries = await entriesBetween(queries, scope, base, version)
  hub.tell(scope.projectId, { type: 'document', base, version, entries })
}
