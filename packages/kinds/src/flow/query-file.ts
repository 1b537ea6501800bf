import { code, namespaceRef, name, spaced, type Code } from '@drawbridge/source'

/** `src/flows/create-article/queries.ts`: the statements of a flow, each in a function. */
export class QueryFile {
  readonly path: string
  readonly needs = new Set<'db' | 'reply'>()
  readonly #taken = new Set<string>()
  readonly #constants: Code[] = []
  readonly #functions: Code[] = []
  readonly #shared = new Map<string, string>()
  readonly #inside = new Map<Code, Code>()

  constructor(path: string) {
    this.path = path
  }

  /** A name that nothing else in the file has. */
  name(wish: string): string {
    let free = wish
    for (let n = 2; this.#taken.has(free); n += 1) free = `${wish}${n}`
    this.#taken.add(free)
    return free
  }

  /** Adds a function, and what stands before all functions; gives the function as the flow mentions it. */
  add(called: string, written: Code, constants: readonly Code[] = []): Code {
    this.#constants.push(...constants)
    this.#functions.push(written)
    const mention = this.mention(called)
    this.#inside.set(mention, code`${name(called)}`)
    return mention
  }

  /** A function of the file as the others in it mention it. */
  inside(mention: Code): Code {
    return this.#inside.get(mention) ?? mention
  }

  /** A function of the file as the flow mentions it. */
  mention(called: string): Code {
    this.needs.add('db')
    return code`${namespaceRef('queries', this.path)}.${name(called)}`
  }

  /** A function that several others of the file use: written once. */
  share(key: string, wish: string, write: (called: string) => Code): string {
    const known = this.#shared.get(key)
    if (known !== undefined) return known
    const called = this.name(wish)
    this.#shared.set(key, called)
    this.#functions.push(write(called))
    return called
  }

  /** Undefined where the flow asks the database nothing. */
  get code(): Code | undefined {
    if (this.#functions.length === 0) return undefined
    return code`${spaced([...this.#constants, ...this.#functions])}`
  }
}
