import { randomUUID } from 'node:crypto'
import type { Span } from './span.ts'

/** What a caller says of the trace that its request belongs to. */
export interface Context {
  readonly trace: string
  readonly parent: string | undefined
  readonly sampled: boolean
  readonly state: string | undefined
}

const LONGEST_STATE = 512
const PARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-|$)/

/** The caller's trace as W3C Trace Context writes it; a new one where there is none or it is broken. */
export function contextOf(headers: Readonly<Record<string, unknown>>): Context {
  const { traceparent, tracestate } = headers
  const found = typeof traceparent === 'string' ? PARENT.exec(traceparent) : null
  if (found === null) {
    const trace = randomUUID().replaceAll('-', '')
    return { trace, parent: undefined, sampled: true, state: undefined }
  }
  const [, trace = '', parent, flags = '00'] = found
  const isState = typeof tracestate === 'string' && tracestate.length <= LONGEST_STATE
  return {
    trace,
    parent,
    sampled: (Number.parseInt(flags, 16) & 1) === 1,
    state: isState ? tracestate : undefined,
  }
}

/** The headers that say so to whom we call. */
export function headersOf({ id, trace }: Span): readonly (readonly [string, string])[] {
  const parent = `00-${trace.id}-${id}-${trace.sampled ? '01' : '00'}`
  const state = trace.state === undefined ? [] : [['tracestate', trace.state] as const]
  return [['traceparent', parent], ...state]
}
