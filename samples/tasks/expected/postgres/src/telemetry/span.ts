import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Numbers of the protocol. */
export const KINDS = { internal: 1, server: 2, client: 3 }

/** What the spans of one request have in common. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly id: string
  /** Whether whoever called wants it kept; it is passed on either way. */
  readonly sampled: boolean
  readonly state: string | undefined
  /** Takes what has ended. */
  readonly take: (span: Span) => void
}

export interface SpanEvent {
  readonly name: string
  readonly at: number
  readonly attributes: Attributes
}

/** Something that took time: a request, a function, a statement, a call to somebody else. */
export class Span {
  /** 16 hexadecimal digits. */
  readonly id = randomUUID().slice(19).replace('-', '')
  readonly began = now()
  readonly trace: Trace
  readonly parent: string | undefined
  readonly name: string
  readonly kind: number
  attributes: Attributes
  readonly events: SpanEvent[] = []
  ended = 0
  failed = false

  constructor(
    trace: Trace,
    parent: string | undefined,
    name: string,
    kind: number,
    attributes: Attributes,
  ) {
    this.trace = trace
    this.parent = parent
    this.name = name
    this.kind = kind
    this.attributes = attributes
  }

  child(name: string, kind: number, attributes: Attributes): Span {
    return new Span(this.trace, this.id, name, kind, attributes)
  }

  /** Later calls change nothing. */
  end(attributes: Attributes = {}, failed = false): void {
    if (this.ended > 0) return
    this.ended = now()
    this.attributes = { ...this.attributes, ...attributes }
    this.failed = failed
    if (this.trace.sampled) this.trace.take(this)
  }
}

/** Milliseconds since 1970, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now()

const current = new AsyncLocalStorage<Span | undefined>()

/** What is going on, if it is watched. */
export const currentSpan = (): Span | undefined => current.getStore()

/** Whatever the work sets going is a part of the span. */
export const within = <T>(span: Span | undefined, work: () => T): T => current.run(span, work)

/** The work as a span of its own. */
export async function spanning<T>(
  span: Span,
  work: () => T | Promise<T>,
  attributesOf: (result: T) => Attributes = () => ({}),
): Promise<T> {
  try {
    const result = await within(span, work)
    span.end(attributesOf(result))
    return result
  } catch (error) {
    span.end({ 'error.type': typeOf(error) }, true)
    throw error
  }
}

/** What sort of failure it is, without what was said: that may hold what people sent. */
export function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name
}
