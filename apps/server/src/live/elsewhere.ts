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
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = look(queries, hub).catch(report)
  }, EVERY)
  return () => {
    clearInterval(timer)
    return looking
  }
}

async function look(queries: Queries, hub: Hub): Promise<void> {
  for (const { scope, version: base } of hub.watched()) {
    const { version } = await readHead(queries, scope)
    if (base === undefined) hub.seen(scope, version)
    if (base === undefined || version <= base) continue
    const entries = await entriesBetween(queries, scope, base, version)
    hub.tell(scope.projectId, { type: 'document', base, version, entries })
  }
}
