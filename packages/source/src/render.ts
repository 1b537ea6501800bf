import { Code, Joined, Name, Ref, Traced, type Hole } from './code.ts'

/** Offsets `from` to `to` of a text were asked for by this node. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly node: string
  readonly field?: string
}

export interface Rendered {
  readonly text: string
  readonly spans: readonly Span[]
  /** All that was mentioned, in the order of mention. */
  readonly refs: readonly Ref[]
}

/** Text of a piece of code, unformatted, with its mentions and where its parts came from. */
export function render(hole: Hole): Rendered {
  const output = new Output()
  output.add(hole, '\n')
  return { text: output.text, spans: output.spans, refs: output.refs }
}

class Output {
  text = ''
  readonly spans: Span[] = []
  readonly refs: Ref[] = []

  /** Adds what a hole holds; `separator` stands between the items of a plain list. */
  add(hole: Hole, separator: string): void {
    if (hole === false || hole === undefined) return
    if (hole instanceof Name) this.text += hole.text
    else if (hole instanceof Ref) this.#mention(hole)
    else if (hole instanceof Traced) this.#trace(hole, separator)
    else if (hole instanceof Joined) this.#list(hole.items, hole.separator)
    else if (hole instanceof Code) this.#template(hole)
    else this.#list(hole, separator)
  }

  #mention(ref: Ref): void {
    this.refs.push(ref)
    this.text += ref.local
  }

  #trace({ node, field, code }: Traced, separator: string): void {
    const from = this.text.length
    this.add(code, separator)
    const to = this.text.length
    if (to > from) this.spans.push({ from, to, node, ...(field === undefined ? {} : { field }) })
  }

  #list(items: readonly Hole[], separator: string): void {
    let isFirst = true
    for (const item of items) {
      const before = this.text.length
      if (!isFirst) this.text += separator
      const start = this.text.length
      this.add(item, separator)
      if (this.text.length === start) this.text = this.text.slice(0, before)
      else isFirst = false
    }
  }

  #template({ strings, holes }: Code): void {
    let dropsLineEnd = false
    strings.forEach((string, index) => {
      this.text += dropsLineEnd ? string.replace(/^[ \t]*\r?\n/, '') : string
      if (index >= holes.length) return
      const next = strings[index + 1] ?? ''
      const isAlone = /(?:^|\n)[ \t]*$/.test(this.#lineSoFar()) && /^[ \t]*(?:\r?\n|$)/.test(next)
      const before = this.text.length
      this.add(holes[index], isAlone ? '\n' : ', ')
      // A line that held nothing but empty holes is no line.
      dropsLineEnd = isAlone && this.text.length === before && /\n/.test(next)
      if (dropsLineEnd) this.text = this.text.slice(0, this.text.lastIndexOf('\n') + 1)
    })
  }

  #lineSoFar(): string {
    return this.text.slice(this.text.lastIndexOf('\n') + 1)
  }
}
