import type { Severity } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'

/** One row of the diagnostics table: how bad it is, and how it is said to a person. */
export interface Entry<Facts> {
  readonly severity: Severity
  /** What is wrong, one or two plain sentences. */
  readonly message: (facts: Facts) => string
  /** What to do, as an instruction. */
  readonly cure: (facts: Facts) => string
}

type Words<Facts> = string | ((facts: Facts) => string)

function row<Facts>(severity: Severity, message: Words<Facts>, cure: Words<Facts>): Entry<Facts> {
  return {
    severity,
    message: typeof message === 'string' ? () => message : message,
    cure: typeof cure === 'string' ? () => cure : cure,
  }
}

/** Nothing is written until it is gone. */
export function error<Facts = void>(message: Words<Facts>, cure: Words<Facts>): Entry<Facts> {
  return row('error', message, cure)
}

/** It works, and probably not as meant. */
export function warning<Facts = void>(message: Words<Facts>, cure: Words<Facts>): Entry<Facts> {
  return row('warning', message, cure)
}

/** Good to know. */
export function information<Facts = void>(message: Words<Facts>, cure: Words<Facts>): Entry<Facts> {
  return row('information', message, cure)
}

// Line ends, other controls, and marks that turn the direction of what follows.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/** A sentence that can stand in a log, a terminal or a page, whatever a person wrote into it. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '\uFFFD')
}

/** A text of a person, as it stands in a message: in quotes, and cut when it is long. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `“${text.slice(0, 77)}…”` : `“${text}”`
}

/** An instruction, after a guess where one of the known words is near to what was written. */
export function meant(found: unknown, known: readonly string[], otherwise: string): string {
  const guess = typeof found === 'string' ? nearest(found, known) : undefined
  return guess === undefined ? otherwise : `Did you mean ${quoted(guess)}? ${otherwise}`
}

/** Names that follow in a sentence; the rest of a long list is a number. */
const MOST_LISTED = 15

/** `a, b and c` */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length > MOST_LISTED) {
    const rest = items.length - MOST_LISTED + 1
    return listed([...items.slice(0, MOST_LISTED - 1), `${rest} more`], last)
  }
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}
