/** Lines of a document, the first of which is 1, and what they say. */
export interface Passage {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** As much of a passage as is shown. */
const LONGEST = 2_000

/** Finds the lines of a text by places in it. */
export class Lines {
  readonly #text: string
  /** Where each line begins. */
  readonly #begins: readonly number[]

  constructor(text: string) {
    this.#text = text
    const begins = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) begins.push(at + 1)
    this.#begins = begins
  }

  /** The lines on which what stands from one place to another begins and ends. */
  passage(begin: number, end: number): Passage {
    const from = this.#lineOf(begin)
    const to = this.#lineOf(Math.max(begin, end - 1))
    const text = this.#text.slice(this.#begins[from], this.#begins[to + 1]).trimEnd()
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
    return { from: from + 1, to: to + 1, text: shown }
  }

  #lineOf(place: number): number {
    let [low, high] = [0, this.#begins.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#begins[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}
