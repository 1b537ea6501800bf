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
  /** What stands on the last line: looking for its beginning in the text would take ever longer. */
  #line = ''

  /** Adds what a hole holds; `separator` stands between the items of a plain list. */
  add(hole: Hole, separator: string): void {
    if (hole === false || hole === undefined) return
    if (hole instanceof Name) this.#write(hole.text)
    else if (hole instanceof Ref) this.#mention(hole)
    else if (hole instanceof Traced) this.#trace(hole, separator)
    else if (hole instanceof Joined) this.#list(hole.items, hole.separator)
    else if (hole instanceof Code) this.#template(hole)
    else this.#list(hole, separator)
  }

  #write(text: string): void {
    const end = text.lastIndexOf('\n') + 1
    this.#line = end === 0 ? this.#line + text : text.slice(end)
    this.text += text
  }

  #mention(ref: Ref): void {
    this.refs.push(ref)
    this.#write(ref.local)
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
      const line = this.#line
      if (!isFirst) this.#write(separator)
      const start = this.text.length
      this.add(item, separator)
      if (this.text.length > start) isFirst = false
      else if (start > before) this.#cut(before, line)
    }
  }

  #template({ strings, holes }: Code): void {
    let dropsLineEnd = false
    strings.forEach((string, index) => {
      this.#write(dropsLineEnd ? string.replace(/^[ \t]*\r?\n/, '') : string)
      if (index >= holes.length) return
      const next = strings[index + 1] ?? ''
      const isAlone = /^[ \t]*$/.test(this.#line) && /^[ \t]*(?:\r?\n|$)/.test(next)
      const before = this.text.length
      this.add(holes[index], isAlone ? '\n' : ', ')
      // A line that held nothing but empty holes is no line.
      dropsLineEnd = isAlone && this.text.length === before && /\n/.test(next)
      if (dropsLineEnd) this.#cut(before - this.#line.length, '')
    })
  }

  /** Takes back what was written after an offset, where the last line was this. */
  #cut(offset: number, line: string): void {
    this.text = this.text.slice(0, offset)
    this.#line = line
  }
}
