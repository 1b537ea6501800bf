import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AccountScope, ProjectScope } from '../accounts/scope.ts'
import { Turns } from '../accounts/turns.ts'
import { Refused } from '../http/problem.ts'
import type { Looked, Read, Written } from './planner-thread.ts'

const THREAD = `./planner-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`
const MOST_THREADS = 2
/** Of one account, with those that wait for their turn. */
const MOST_ASKED = 4
const LONGEST_MS = 20_000
/** What nobody asked for is not worth more; others wait for a thread meanwhile. */
const LONGEST_LOOK_MS = 10_000
const ROOM = { maxOldGenerationSizeMb: 512 }

/**
 * Has the planner read what people wrote, in threads of its own: it may take its time over some text,
 * and nobody else waits for it. Each account has one text read at a time.
 */
export class Planner {
  readonly #turns = new Turns()
  readonly #asked = new Map<string, number>()
  readonly #longestMs: number
  readonly #idle: Worker[] = []
  readonly #waiting: (() => void)[] = []
  #busy = 0

  constructor(longestMs = LONGEST_MS) {
    this.#longestMs = longestMs
  }

  /** @throws Refused 422 where it takes too long, 429 where much waits already */
  async read(
    { accountId }: Pick<AccountScope | ProjectScope, 'accountId'>,
    written: Written,
  ): Promise<Read> {
    const [read] = await this.#inTurn(accountId, () => this.#inThread(written, this.#longestMs))
    if (!read) throw new Error('The planner said nothing.')
    return read
  }

  /**
   * What would usually come next at a part. It stands in nobody's way who has written something.
   * @throws Refused 422 where it takes too long, 429 where much waits already
   */
  async next(
    { accountId }: Pick<AccountScope | ProjectScope, 'accountId'>,
    looked: Looked,
  ): Promise<readonly Read[]> {
    const longestMs = Math.min(LONGEST_LOOK_MS, this.#longestMs)
    return await this.#inTurn(`${accountId} looks`, () => this.#inThread(looked, longestMs))
  }

  async #inTurn<Of>(who: string, work: () => Promise<Of>): Promise<Of> {
    const asked = this.#asked.get(who) ?? 0
    if (asked >= MOST_ASKED)
      throw new Refused(429, 'Much of yours is being read already. Wait for what comes of it.')
    this.#asked.set(who, asked + 1)
    try {
      return await this.#turns.take(who, work)
    } finally {
      const left = (this.#asked.get(who) ?? 1) - 1
      if (left > 0) this.#asked.set(who, left)
      else this.#asked.delete(who)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()))
  }

  async #inThread(asked: Written | Looked, longestMs: number): Promise<readonly Read[]> {
    if (this.#busy >= MOST_THREADS)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#busy += 1
    try {
      return await this.#ask(asked, longestMs)
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#busy -= 1
    }
  }

  async #ask(asked: Written | Looked, longestMs: number): Promise<readonly Read[]> {
    const worker = this.#idle.pop() ?? (await startThread())
    worker.ref()
    const late = AbortSignal.timeout(longestMs)
    try {
      const answered = once(worker, 'message', { signal: late })
      worker.postMessage(asked)
      const [read]: (readonly Read[])[] = await answered
      if (!read) throw new Error('The planner said nothing.')
      this.#idle.push(worker)
      worker.unref()
      return read
    } catch (error) {
      await worker.terminate()
      throw late.aborted ? new Refused(422, TOO_LONG) : error
    }
  }
}

async function startThread(): Promise<Worker> {
  const worker = new Worker(new URL(THREAD, import.meta.url), { resourceLimits: ROOM })
  // One that fails while nobody waits for it, as it is ended or at rest, is not to end the studio.
  worker.on('error', () => {})
  await once(worker, 'message')
  return worker
}

const TOO_LONG = 'This takes too long to read. Say it in shorter sentences, or less at once.'
