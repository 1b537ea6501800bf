import { format as oxfmt } from 'oxfmt'

/** Gives a text its layout, by the ending of its path. Throws when the text does not parse. */
export type Formatter = (path: string, text: string) => Promise<string>

/** Text that we made and that can't be parsed: our bug, unless a person's own code stands in it. */
export class UnparsableOutput extends Error {
  readonly path: string
  readonly reason: string

  constructor(path: string, reason: string, text: string) {
    super(`${path} does not parse: ${reason}\n\n${text}`)
    this.path = path
    this.reason = reason
  }
}

const STYLE = { singleQuote: true, semi: false, printWidth: 100, trailingComma: 'all' } as const

/** Texts and their layout, the one used last at the end. */
const recent = new Map<string, string>()
/** Characters of them in all: those of a few projects of a thousand tables. */
const MOST_RECENT = 100_000_000
let remembered = 0

/**
 * The formatter of emitted code. It reports errors as data and then gives the input back as it was.
 * What it did lately it remembers: one changed field leaves nearly all files as they were.
 */
export const format: Formatter = async (path, text) => {
  const key = `${path}\n${text}`
  const known = recent.get(key)
  const layout = known ?? (await layOut(path, text))
  forget(key)
  recent.set(key, layout)
  remembered += key.length + layout.length
  for (const oldest of recent.keys()) {
    if (remembered <= MOST_RECENT) break
    forget(oldest)
  }
  return layout
}

function forget(key: string): void {
  const layout = recent.get(key)
  if (layout === undefined) return
  recent.delete(key)
  remembered -= key.length + layout.length
}

async function layOut(path: string, text: string): Promise<string> {
  const { code, errors } = await oxfmt(path, text, STYLE)
  const [first] = errors
  if (first) throw new UnparsableOutput(path, first.message, text)
  return code
}
