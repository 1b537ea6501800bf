import ELK from 'elkjs/lib/elk-api'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { Position } from '@drawbridge/manifest'
import { layered } from './layered.ts'
import type { Flow } from './to-flow.ts'
import type { UnseenLine } from './unseen-lines.ts'

/** Places for these parts in layers from left to right, worked out off the main thread. */
export async function tidyPlaces(
  flow: Flow,
  ids: ReadonlySet<string>,
  unseen: readonly UnseenLine[],
): Promise<Readonly<Record<string, Position>>> {
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) })
  try {
    return await layered(elk, flow, ids, unseen)
  } finally {
    elk.terminateWorker()
  }
}
