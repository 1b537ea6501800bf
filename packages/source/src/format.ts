import { format as oxfmt } from 'oxfmt'

/** Gives a text its layout, by the ending of its path. Throws when the text does not parse. */
export type Formatter = (path: string, text: string) => Promise<string>

/** Text that we made and that can't be parsed: our bug, never the user's. */
export class UnparsableOutput extends Error {
  readonly path: string

  constructor(path: string, reason: string, text: string) {
    super(`${path} does not parse: ${reason}\n\n${text}`)
    this.path = path
  }
}

const STYLE = { singleQuote: true, semi: false, printWidth: 100, trailingComma: 'all' } as const

/** The formatter of emitted code. It reports errors as data and then gives the input back as it was. */
export const format: Formatter = async (path, text) => {
  const { code, errors } = await oxfmt(path, text, STYLE)
  const [first] = errors
  if (first) throw new UnparsableOutput(path, first.message, text)
  return code
}
