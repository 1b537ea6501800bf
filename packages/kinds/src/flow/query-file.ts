import { code, name, namespaceRef, render, spaced, type Code, type Name } from '@drawbridge/source'

/** Stands for the name of what is compared with what the file has. */
const ITSELF = name('itself')

/** `src/flows/create-article/queries.ts`: the statements of a flow, each in a function. */
export class QueryFile {
  readonly path: string
  readonly needs = new Set<'db' | 'reply'>()
  readonly #taken = new Set<string>()
  readonly #heads: Code[] = []
  readonly #functions: Code[] = []
  /** By its text, with `ITSELF` for its name. */
  readonly #declared = new Map<string, Name>()
  readonly #inside = new Map<Code, Code>()

  constructor(path: string) {
    this.path = path
  }

  /** Adds a constant or a type, which stand before all functions; gives its name in the file. */
  head(wish: string, write: (called: Name) => Code): Name {
    return this.#declare(this.#heads, wish, write)
  }

  /** Adds a function that others of the file use; gives its name in the file. */
  helper(wish: string, write: (called: Name) => Code): Name {
    return this.#declare(this.#functions, wish, write)
  }

  /** Adds a function; gives it as the flow mentions it. */
  add(wish: string, write: (called: Name) => Code): Code {
    this.needs.add('db')
    const called = this.helper(wish, write)
    const mention = code`${namespaceRef('queries', this.path)}.${called}`
    this.#inside.set(mention, code`${called}`)
    return mention
  }

  /** A function of the file as the others in it mention it. */
  inside(mention: Code): Code {
    return this.#inside.get(mention) ?? mention
  }

  /** Undefined where the flow asks the database nothing. */
  get code(): Code | undefined {
    if (this.#functions.length === 0) return undefined
    return code`${spaced([...this.#heads, ...this.#functions])}`
  }

  /** What differs in its name alone from something that the file has already is that. */
  #declare(among: Code[], wish: string, write: (called: Name) => Code): Name {
    const { text } = render(write(ITSELF))
    const known = this.#declared.get(text)
    if (known !== undefined) return known
    const called = this.#free(wish)
    this.#declared.set(text, called)
    among.push(write(called))
    return called
  }

  /** A name that nothing else in the file has. */
  #free(wish: string): Name {
    let free = wish
    for (let n = 2; this.#taken.has(free); n += 1) free = `${wish}${n}`
    this.#taken.add(free)
    return name(free)
  }
}
