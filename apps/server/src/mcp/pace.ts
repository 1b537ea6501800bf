const MINUTE = 60_000

/** How many calls of one sort come in a minute, for each of those who make them. */
export class Pace {
  readonly #most: number
  readonly #calls = new Map<string, number>()
  #begun = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Counts a call. @returns seconds to wait where it is one too many */
  take(id: string): number | undefined {
    const now = Date.now()
    if (now - this.#begun >= MINUTE) {
      this.#begun = now
      this.#calls.clear()
    }
    const calls = (this.#calls.get(id) ?? 0) + 1
    this.#calls.set(id, calls)
    return calls > this.#most ? Math.ceil((this.#begun + MINUTE - now) / 1000) : undefined
  }
}
