import type { Readable } from 'node:stream'

export interface LogLine {
  /** ISO time at which the studio read it. */
  readonly time: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
  /** The request that it was written in, where it says so. */
  readonly request?: string
}

const LINE_LIMIT = 4000
const KEPT = 500
const BYTES_A_SECOND = 256 * 1024

/** The newest lines of a preview, and whoever listens for the next. */
export interface Log {
  add(level: LogLine['level'], text: string, request?: string): void
  readonly lines: readonly LogLine[]
}

export function createLog(listen: (line: LogLine) => void): Log {
  const lines: LogLine[] = []
  return {
    lines,
    add(level, text, request) {
      const time = new Date().toISOString()
      const line = { time, level, text: text.slice(0, LINE_LIMIT), ...(request && { request }) }
      lines.push(line)
      if (lines.length > KEPT) lines.splice(0, lines.length - KEPT)
      listen(line)
    },
  }
}

/**
 * Hands over `stream` line by line. A flood is slowed down at its source: beyond the measure of a
 * second the pipe is left full, and the writer waits.
 */
export function readLines(
  stream: Readable,
  take: (line: string) => void,
  limits: { readonly line: number; readonly rate: number } = {
    line: LINE_LIMIT,
    rate: BYTES_A_SECOND,
  },
): void {
  let rest = ''
  let seen = 0
  let cut = false
  const refill = setInterval(() => {
    seen = 0
    if (stream.isPaused()) stream.resume()
  }, 1000).unref()
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    seen += text.length
    if (seen > limits.rate) stream.pause()
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (!cut) take(part)
      cut = false
    }
    if (rest.length > limits.line) {
      if (!cut) take(rest.slice(0, limits.line))
      cut = true
      rest = ''
    }
  })
  stream.once('close', () => {
    clearInterval(refill)
    if (rest !== '' && !cut) take(rest)
  })
  stream.on('error', () => stream.destroy())
}

/** A structured log line in words; any other line as it is. */
export function readable(text: string): string {
  if (!text.startsWith('{"level":')) return text
  try {
    const entry: Entry = JSON.parse(text)
    const { msg = '', method, route, status, ms, err } = entry
    if (msg === 'request' && method !== undefined) {
      return `${method} ${route ?? 'no such address'} → ${status} in ${ms} ms`
    }
    const outside = err?.why === undefined ? '' : `${err.host}: ${err.why}`
    return [msg, outside, err?.stack ?? err?.message].filter(Boolean).join('\n')
  } catch {
    return text
  }
}

/** The request that a structured line belongs to; the line that says how it went is none of its own. */
export function requestOf(text: string): string | undefined {
  if (text.includes('"msg":"request"')) return undefined
  return /^\{"level":.*?"reqId":"([\w-]{1,100})"/.exec(text)?.[1]
}

interface Entry {
  readonly msg?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly err?: {
    readonly message?: string
    readonly stack?: string
    /** Of a service that did not do its part: where, and what was wrong with it. */
    readonly host?: string
    readonly why?: string
  }
}

/** What a line means: structured logs carry their level; what goes to standard error is an error. */
export function levelOf(text: string, stream: 'out' | 'error'): LogLine['level'] {
  const number = Number(/^\{"level":(\d+)/.exec(text)?.[1])
  if (Number.isNaN(number)) return stream === 'error' ? 'error' : 'info'
  return number >= 50 ? 'error' : number >= 40 ? 'warning' : 'info'
}
