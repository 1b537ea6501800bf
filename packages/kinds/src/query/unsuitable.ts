import type { Span } from '@drawbridge/expressions'

/** Thrown within `lower`, which catches it: a piece that a database can't compute. */
export class Unsuitable extends Error {
  readonly span: Span
  readonly cure: string | undefined

  constructor(span: Span, message: string, cure?: string) {
    super(message)
    this.span = span
    this.cure = cure
  }
}
