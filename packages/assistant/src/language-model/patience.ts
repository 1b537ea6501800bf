import { Trouble } from './trouble.ts'

/** A model may read for minutes before its first word, on a machine of one’s own. */
const LONGEST_SILENCE_MS = 300_000
const LONGEST_WAIT_MS = 1_200_000

/** Ends a wait where nothing comes any more, or where what comes has no end. */
export class Patience implements Disposable {
  readonly #stop = new AbortController()
  readonly #end: NodeJS.Timeout
  readonly #silenceMs: number
  #silence: NodeJS.Timeout

  constructor(longestMs = LONGEST_WAIT_MS) {
    this.#silenceMs = Math.min(longestMs, LONGEST_SILENCE_MS)
    this.#end = setTimeout(() => this.#over(longestMs), longestMs)
    this.#silence = this.#wait()
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Something has come. */
  heard(): void {
    clearTimeout(this.#silence)
    this.#silence = this.#wait()
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#over(this.#silenceMs), this.#silenceMs)
  }

  #over(ms: number): void {
    this.#stop.abort(new Trouble(`The model took too long: it was stopped ${after(ms)}.`))
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#end)
    clearTimeout(this.#silence)
  }
}

const after = (ms: number): string =>
  ms < 120_000
    ? `after ${Math.ceil(ms / 1000)} seconds`
    : `after ${Math.round(ms / 60_000)} minutes without an end`
