import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { WatchedFile } from './words.ts'

/** Which code is held, and at which lines. */
export interface Held {
  readonly folder: string
  readonly files: readonly WatchedFile[]
}

const HOLDER = `./holder${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

/** Out of the room that the cell gives to both. */
const SMALL = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 8, codeRangeSizeMb: 16 }

/**
 * Lets the code of this thread be held at its steps, by another thread of this process: no port is
 * opened for that. Answers with how to end it.
 */
export async function holdCode(held: Held): Promise<() => Promise<unknown>> {
  const options = { workerData: held, resourceLimits: SMALL }
  const worker = new Worker(new URL(HOLDER, import.meta.url), options)
  await once(worker, 'message')
  worker.unref()
  return () => worker.terminate()
}
