import type { Span } from './expression.ts'

/** What is wrong with a formula, where, and what to do; names and code stand in backticks. */
export interface Problem {
  readonly span: Span
  readonly message: string
  /** What to write, as a sentence. */
  readonly cure?: string
}

/** A place in a formula and what is wrong there, on the way out to `parse`. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(span: Span, message: string, cure?: string) {
    super(message)
    this.problem = { span, message, ...(cure === undefined ? {} : { cure }) }
  }
}
