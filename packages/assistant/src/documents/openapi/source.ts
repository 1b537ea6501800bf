import type { Json } from '@drawbridge/manifest'
import { isMap, isPair, isScalar, parseDocument, type Document, type Node, type Pair } from 'yaml'
import { Lines, type Passage } from '../passage.ts'

/** A value in a document of JSON or YAML, and where it stands. */
export interface Sourced {
  readonly value: Json | undefined
  readonly passage: Passage
}

/** More aliases than any document has that a person wrote: what they unfold to is never unfolded. */
const MOST_ALIASES = 0

/** JSON, or YAML, of which JSON is a part, with the lines of everything in it. */
export class Source {
  readonly #document: Document.Parsed
  readonly #lines: Lines

  constructor(text: string) {
    this.#document = parseDocument(text, {
      prettyErrors: false,
      logLevel: 'silent',
      version: '1.2',
      // Each key would be held against each: minutes, for as many as a document has room for.
      uniqueKeys: false,
    })
    this.#lines = new Lines(text)
  }

  /** Why it can't be read, and where; undefined where it can. */
  get fault(): { readonly says: string; readonly passage: Passage } | undefined {
    const [first] = this.#document.errors
    if (first === undefined) return undefined
    const [from, to] = first.pos
    return {
      says: `It can’t be read from here on: ${first.message}`,
      passage: this.#lines.passage(from, to),
    }
  }

  get whole(): Passage {
    return this.#lines.passage(0, 1)
  }

  /** What stands at a path; undefined where nothing does. */
  at(path: readonly string[]): Json | undefined {
    const node = this.#document.getIn(path, true)
    return isNode(node) ? plain(node, this.#document) : undefined
  }

  /** Members of an object, in their order. */
  membersAt(path: readonly string[]): ReadonlyMap<string, Sourced> {
    const node = this.#document.getIn(path, true)
    if (!isMap(node)) return new Map()
    const pairs = node.items.flatMap((pair) => {
      if (!isPair(pair) || !isScalar(pair.key)) return []
      const value = isNode(pair.value) ? plain(pair.value, this.#document) : undefined
      return [[String(pair.key.value), { value, passage: this.#passageOf(pair) }] as const]
    })
    return new Map(pairs)
  }

  #passageOf({ key, value }: Pair): Passage {
    const [from = 0] = (isNode(key) ? key.range : undefined) ?? []
    const [, to = from + 1] = (isNode(value) ? value.range : undefined) ?? []
    return this.#lines.passage(from, to)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'range' in value

function plain(node: Node, document: Document): Json | undefined {
  try {
    const value: Json = node.toJS(document, { maxAliasCount: MOST_ALIASES })
    return value
  } catch {
    return undefined
  }
}
