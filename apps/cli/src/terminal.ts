import { styleText } from 'node:util'
import { printable } from './printable.ts'

type Style = Parameters<typeof styleText>[0]

/** Where a command says what it found: in words and colours for people, or as JSON for programs. */
export interface Terminal {
  readonly json: boolean
  /** A line for people; silent with `--json`. */
  readonly say: (line?: string) => void
  /** A line for people about trouble, on the error stream; silent with `--json`. */
  readonly warn: (line: string) => void
  /** A document for programs, on a line of its own; silent without `--json`. */
  readonly result: (document: object) => void
  readonly paint: (style: Style, text: string) => string
}

const ESCAPE = '\u001b'
const COLOUR = new RegExp(String.raw`(${ESCAPE}\[\d+m)`)

/** Colours only on a terminal, and never with NO_COLOR. */
export function createTerminal(json: boolean): Terminal {
  /** What paints, which alone goes out as it is. */
  const colours = new Set<string>()
  const safe = (line: string): string =>
    line
      .split(COLOUR)
      .map((part) => (colours.has(part) ? part : printable(part)))
      .join('')
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    if (!json) stream.write(`${safe(line)}\n`)
  }
  return {
    json,
    say: (line = '') => write(process.stdout, line),
    warn: (line) => write(process.stderr, line),
    result: (document) => {
      if (json) process.stdout.write(`${JSON.stringify(document)}\n`)
    },
    paint: (style, text) => {
      const [before = '', after = ''] = styleText(style, '\n', { stream: process.stdout }).split(
        '\n',
      )
      colours.add(before).add(after)
      return `${before}${safe(text)}${after}`
    },
  }
}
