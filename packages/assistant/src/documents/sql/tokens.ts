export interface Token {
  /** `name`: an identifier in quotes, which is no keyword. */
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'mark'
  /** Without quotes; of a word, as it is written. */
  readonly text: string
  readonly from: number
  readonly to: number
}

const BLANK = /\s+/y
const LINE_COMMENT = /--[^\n]*/y
const WORD = /[\p{L}_@][\p{L}\p{N}_$@]*/uy
const NUMBER = /\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+/iy
const DOLLARS = /\$(?:[A-Za-z_]\w*)?\$/y
const BRACKETED = /\[[\p{L}_][\p{L}\p{N}_ $]*\]/uy
const CAST = /::|<=|>=|<>|!=|\|\|/y

/** Reads SQL token by token, from any place on. Never fails: what nothing closes ends with the text. */
export class Tokens {
  readonly text: string
  /** Whether a backslash in a text escapes, and `#` begins a comment, as MySQL has it. */
  readonly #isMysql: boolean
  place = 0

  constructor(text: string, isMysql: boolean) {
    this.text = text
    this.#isMysql = isMysql
  }

  next(): Token | undefined {
    this.#skip()
    const from = this.place
    const first = this.text[from]
    if (first === undefined) return undefined
    if (first === "'") return this.#quoted('text', "'", from + 1, this.#isMysql)
    if (first === '`' || first === '"') return this.#quoted('name', first, from + 1, false)
    if (/[eE]/.test(first) && this.text[from + 1] === "'")
      return this.#quoted('text', "'", from + 2, true)
    const dollars = first === '$' ? this.#match(DOLLARS) : undefined
    if (dollars !== undefined) return this.#between('text', dollars, from)
    if (first === '[' && /[\s(,.]/.test(this.text[from - 1] ?? ' ')) {
      const name = this.#match(BRACKETED)
      if (name !== undefined) return this.#token('name', name.slice(1, -1), from)
    }
    const word = this.#match(WORD)
    if (word !== undefined) return this.#token('word', word, from)
    const number = this.#match(NUMBER)
    if (number !== undefined) return this.#token('number', number, from)
    const mark = this.#match(CAST)
    if (mark !== undefined) return this.#token('mark', mark, from)
    this.place += first.length
    return this.#token('mark', first, from)
  }

  /** Goes on behind the next of these, or to the end. */
  skipPast(pattern: RegExp): void {
    const rest = new RegExp(pattern.source, 'gim')
    rest.lastIndex = this.place
    const found = rest.exec(this.text)
    this.place = found ? found.index + found[0].length : this.text.length
  }

  #skip(): void {
    for (;;) {
      if (this.#match(BLANK) !== undefined || this.#match(LINE_COMMENT) !== undefined) continue
      if (this.#isMysql && this.text[this.place] === '#') this.skipPast(/$/)
      else if (this.text.startsWith('/*', this.place)) {
        const end = this.text.indexOf('*/', this.place + 2)
        this.place = end < 0 ? this.text.length : end + 2
      } else return
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.place
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.place += found.length
    return found
  }

  #token(kind: Token['kind'], text: string, from: number): Token {
    return { kind, text, from, to: this.place }
  }

  /** A quote within is written twice. */
  #quoted(kind: 'text' | 'name', quote: string, begin: number, escapes: boolean): Token {
    const parts: string[] = []
    const from = this.place
    let at = begin
    let kept = begin
    for (; at < this.text.length; at += 1) {
      const isTwice = this.text[at] === quote && this.text[at + 1] === quote
      const isEscape = escapes && this.text[at] === '\\'
      if (isTwice || isEscape) {
        parts.push(this.text.slice(kept, at))
        at += 1
        kept = at
      } else if (this.text[at] === quote) break
    }
    parts.push(this.text.slice(kept, at))
    this.place = Math.min(at + 1, this.text.length)
    return this.#token(kind, parts.join(''), from)
  }

  #between(kind: 'text', mark: string, from: number): Token {
    const end = this.text.indexOf(mark, this.place)
    const text = this.text.slice(this.place, end < 0 ? undefined : end)
    this.place = end < 0 ? this.text.length : end + mark.length
    return this.#token(kind, text, from)
  }
}
