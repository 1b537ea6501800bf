import type { CompiledOk } from '../backend.ts'
import type { Context } from '../context.ts'
import { InnerEnded } from '../inner.ts'
import type { SeenTest } from '../inside/words.ts'
import { openRoom } from '../verify/room.ts'

/** What of a backend's own tests is run, and who hears of it. */
export interface TestsOptions {
  /** In this order. */
  readonly files: readonly string[]
  /** Only those of these names. */
  readonly names?: readonly string[]
  readonly tell: (test: SeenTest) => void
  readonly signal: AbortSignal
}

const LONGEST_MS = 10 * 60_000
/** More come of no backend: the code inside makes them up, and whoever hears of them keeps each. */
const MOST_REPORTS = 10_000

/**
 * Runs tests of a backend in a cell of its own, each file on a new embedded database: no row of a
 * preview is touched. Settles when they are over or it is stopped.
 */
export async function runTests(
  context: Context,
  compiled: CompiledOk,
  { files, names, tell, signal }: TestsOptions,
): Promise<void> {
  const { level } = await context.isolation()
  if (signal.aborted) return
  const { waiting, close } = await openRoom(context, level, compiled)
  const stop = (): void => waiting.inner.kill()
  signal.addEventListener('abort', stop)
  try {
    if (signal.aborted) return
    let heard = 0
    waiting.inner.hearTests((test) => {
      heard += 1
      if (heard > MOST_REPORTS) waiting.inner.kill('stuck')
      else if (!signal.aborted) tell(test)
    })
    const order = { type: 'test', files, ...(names && { names }), temporary: waiting.inside.data }
    await waiting.inner.order({ ...order, type: 'test' }, LONGEST_MS)
  } catch (error) {
    if (!(signal.aborted && error instanceof InnerEnded)) throw error
  } finally {
    signal.removeEventListener('abort', stop)
    await close()
  }
}
