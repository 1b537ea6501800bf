import type { Severity } from '../diagnostic.ts'

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

/** A text of a person, as it stands in a message: quoted, on one line, cut when long. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const oneLine = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�')
  const short = oneLine.length > 80 ? `${oneLine.slice(0, 77).toWellFormed()}…` : oneLine
  return `“${short}”`
}

/** `a, b and c` */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}
