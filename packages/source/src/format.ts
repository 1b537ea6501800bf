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
const MOST_RECENT = 2_000

/**
 * The formatter of emitted code. It reports errors as data and then gives the input back as it was.
 * What it did lately it remembers: one changed field leaves nearly all files as they were.
 */
export const format: Formatter = async (path, text) => {
  const key = `${path}\n${text}`
  const known = recent.get(key)
  const layout = known ?? (await layOut(path, text))
  recent.delete(key)
  recent.set(key, layout)
  const [oldest] = recent.keys()
  if (recent.size > MOST_RECENT && oldest !== undefined) recent.delete(oldest)
  return layout
}

async function layOut(path: string, text: string): Promise<string> {
  const { code, errors } = await oxfmt(path, text, STYLE)
  const [first] = errors
  if (first) throw new UnparsableOutput(path, first.message, text)
  return code
}
