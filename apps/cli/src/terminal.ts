import { styleText } from 'node:util'

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
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    if (!json) stream.write(`${line}\n`)
  }
  return {
    json,
    say: (line = '') => write(process.stdout, line),
    warn: (line) => write(process.stderr, line),
    result: (document) => {
      if (json) process.stdout.write(`${JSON.stringify(document)}\n`)
    },
    paint: (style, text) => styleText(style, text, { stream: process.stdout }),
  }
}
