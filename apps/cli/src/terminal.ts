import { randomUUID } from 'node:crypto'
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

/** Colours only on a terminal, and never with NO_COLOR. */
export function createTerminal(json: boolean): Terminal {
  // What paints is said by a mark that no drawing can know: its own colours are never taken for ours.
  const mark = randomUUID()
  const marks = new RegExp(`${mark}(\\d+);`)
  const colours: string[] = []
  const marked = (colour: string): string => {
    if (!colours.includes(colour)) colours.push(colour)
    return `${mark}${colours.indexOf(colour)};`
  }
  const safe = (line: string): string =>
    line
      .split(marks)
      .map((part, at) => (at % 2 === 1 ? colours[Number(part)] : printable(part)))
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
      return `${marked(before)}${text}${marked(after)}`
    },
  }
}
