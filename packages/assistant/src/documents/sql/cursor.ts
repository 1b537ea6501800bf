import { isWord } from './statements.ts'
import type { Token } from './tokens.ts'

/** Reads on in the tokens of a statement. */
export class Cursor {
  readonly #tokens: readonly Token[]
  #at = 0
  /** Whether brackets were open at the end. */
  isCut = false

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get token(): Token | undefined {
    return this.#tokens[this.#at]
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  get rest(): readonly Token[] {
    return this.#tokens.slice(this.#at)
  }

  /** Whether these keywords stand here, one behind the other. */
  isAt(...words: readonly string[]): boolean {
    return words.every((word, index) => isWord(this.#tokens[this.#at + index], word))
  }

  /** Goes past these keywords where they stand here. */
  take(...words: readonly string[]): boolean {
    const isHere = this.isAt(...words)
    if (isHere) this.#at += words.length
    return isHere
  }

  takeMark(mark: string): boolean {
    const isHere = this.token?.kind === 'mark' && this.token.text === mark
    if (isHere) this.#at += 1
    return isHere
  }

  next(): Token | undefined {
    const { token } = this
    this.#at += 1
    return token
  }

  /** A name, without the schemas that it stands in: `public.books` → `books`. */
  name(): string | undefined {
    let name: string | undefined
    while (this.token?.kind === 'word' || this.token?.kind === 'name') {
      name = this.next()?.text
      if (!this.takeMark('.')) break
    }
    return name
  }

  /** What stands in the brackets that open here, without them. */
  group(): readonly Token[] | undefined {
    if (!this.takeMark('(')) return undefined
    const begin = this.#at
    for (let depth = 1; this.#at < this.#tokens.length; this.#at += 1) {
      depth += depthOf(this.#tokens[this.#at])
      if (depth === 0) break
    }
    this.isCut ||= this.isAtEnd
    const end = this.#at
    this.#at += 1
    return this.#tokens.slice(begin, end)
  }

  /** The names in the brackets that open here: `(title, year DESC)`; undefined where one is worked out. */
  names(): readonly string[] | undefined {
    const items = splitAt(this.group() ?? [], ',').map((item) => new Cursor(item))
    const names = items.flatMap((item) => {
      const name = item.name()
      // MySQL writes how much of a text an index holds: `body(20)`.
      const [length, ...more] = item.group() ?? []
      const isPlain = length === undefined || (length.kind === 'number' && more.length === 0)
      return name !== undefined && isPlain ? [name] : []
    })
    return names.length === items.length && names.length > 0 ? names : undefined
  }
}

const depthOf = (token: Token | undefined): number => {
  if (token?.kind !== 'mark') return 0
  return token.text === '(' ? 1 : token.text === ')' ? -1 : 0
}

/** Parts between commas, or another mark, that no brackets are around. */
export function splitAt(tokens: readonly Token[], mark: string): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    depth += depthOf(token)
    if (depth === 0 && token.kind === 'mark' && token.text === mark) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}
