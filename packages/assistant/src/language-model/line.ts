import { wordsOf } from './said.ts'
import { retryAfter, troubleWith } from './trouble-of.ts'
import { Trouble } from './trouble.ts'

/** Of an answer with all that is written around its words. */
const MOST_BYTES = 40_000_000
/** Of what is said with an error. */
const MOST_OF_ERROR = 64_000
/** Of how an answer begins, to tell what it is where nothing was understood. */
const MOST_OF_HEAD = 1_000
/** Who is busy for longer is not waited for. */
const LONGEST_AWAY_S = 60

export const tooMuch = (): Trouble =>
  new Trouble('The model answered with more than can be taken, and was stopped.')

interface Ears {
  /** Something has come. */
  readonly heard: () => void
  /** The provider is busy; the library asks it again. */
  readonly busy: () => void
}

/** One question on its way: what comes back has an end, and is heard. */
export class Line {
  readonly #fetch: typeof globalThis.fetch
  readonly #key: string
  readonly #ears: Ears
  #head = ''
  #isAnswered = false
  #isLeft = false

  constructor(fetch: typeof globalThis.fetch, key: string, ears: Ears) {
    this.#fetch = fetch
    this.#key = key
    this.#ears = ears
  }

  /** How the last answer begins, as it stands on the wire. */
  get head(): string {
    return this.#head
  }

  /** Whether anybody began to answer. */
  get isAnswered(): boolean {
    return this.#isAnswered
  }

  /** Whether it was asked and nobody waited for its first word: it may have begun all the same. */
  get isLeft(): boolean {
    return this.#isLeft
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    init?.signal?.throwIfAborted()
    const response = await this.#fetch(input, init).catch((error: unknown) => {
      this.#isLeft = init?.signal?.aborted === true
      throw error
    })
    this.#ears.heard()
    const { status, statusText, headers, ok, body } = response
    if (ok) this.#isAnswered = true
    else if (status === 429 || status >= 500) await this.#wait(response)
    if (body === null) return response
    const bounded = this.#bounded(body, ok ? MOST_BYTES : MOST_OF_ERROR, ok)
    return new Response(bounded, { status, statusText, headers })
  }

  /** @throws Trouble where it would take too long */
  async #wait({ status, headers, body }: Response): Promise<void> {
    const away = retryAfter(headers.get('retry-after'))
    if (away === undefined || away <= LONGEST_AWAY_S) return this.#ears.busy()
    const text = body ? await new Response(this.#bounded(body, MOST_OF_ERROR, false)).text() : ''
    const about = { key: this.#key, headers: Object.fromEntries(headers) }
    throw troubleWith(status, wordsOf(text), about)
  }

  /** @param isAll whether a cut answer is none; what is said with an error is cut without a word */
  #bounded(body: ReadableStream<Uint8Array>, most: number, isAll: boolean) {
    let left = most
    const decoder = new TextDecoder()
    this.#head = ''
    return body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          this.#ears.heard()
          if (this.#head.length < MOST_OF_HEAD)
            this.#head += decoder.decode(chunk.subarray(0, MOST_OF_HEAD), { stream: true })
          const isTooMuch = chunk.byteLength > left
          if (isTooMuch && isAll) return controller.error(tooMuch())
          controller.enqueue(chunk.subarray(0, left))
          left -= chunk.byteLength
          if (isTooMuch) controller.terminate()
        },
      }),
    )
  }
}
