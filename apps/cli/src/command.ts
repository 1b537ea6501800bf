import { nearest } from '@drawbridge/manifest'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Terminal } from './terminal.ts'

/** 0: done. 1: done, and the answer is no (diagnostics). 2: it could not be done as asked. */
export type ExitCode = 0 | 1 | 2

export interface Arguments {
  readonly words: readonly string[]
  readonly text: (option: string) => string | undefined
  /** Of one that may be said several times. */
  readonly texts: (option: string) => readonly string[]
  readonly flag: (option: string) => boolean
}

/** One word after `drawbridge`. */
export interface CliCommand {
  readonly name: string
  /** What follows the name: `<manifest> --out <dir>`. */
  readonly usage: string
  readonly summary: string
  /** The number of words that it takes, at least and at most. */
  readonly words: readonly [least: number, most: number]
  readonly options: ParseArgsOptionsConfig
  /** One line for each option, and whatever else a person should know. */
  readonly help: string
  /** What it does, which is loaded where it is done: help and slips are answered at once. */
  readonly work: () => Promise<Work>
}

export type Work = (args: Arguments, terminal: Terminal) => Promise<ExitCode>

/** What was asked cannot be done: a plain sentence, exit code 2. */
export class UsageError extends Error {}

/** `There is no command “chek”. Did you mean “check”? There are: …` */
export function notThere(what: string, name: string, known: readonly string[]): string {
  const guess = nearest(name, known)
  const hint = guess === undefined ? '' : ` Did you mean “${guess}”?`
  return `There is no ${what} “${name}”.${hint} There are: ${known.join(', ')}.`
}
