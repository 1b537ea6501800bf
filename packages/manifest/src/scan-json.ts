import type { Diagnostic } from './diagnostic.ts'
import { diagnose } from './diagnostics/diagnose.ts'
import type { Json } from './json.ts'
import { LIMITS } from './limits.ts'
import { pointer } from './pointer.ts'

/** Thrown inside the scanner alone, and turned into its diagnostic by `scanJson`. */
class Refusal extends Error {
  readonly diagnostic: Diagnostic
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

const SPACE = /[ \t\n\r]*/y
// Everything from the space on but quote and backslash. Unrolled, so that a text of millions of
// characters needs no backtracking.
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y

/**
 * Reads JSON as `JSON.parse` does, and says where and why when it can't: with line and column, a
 * limit of depth, and keys that stand twice.
 */
export function scanJson(text: string): { value: Json } | { diagnostic: Diagnostic } {
  let at = 0
  let count = 0
  /** Keys and positions from the document to where the scanner is. */
  const path: (string | number)[] = []

  function take(shape: RegExp): string | undefined {
    shape.lastIndex = at
    const found = shape.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }

  function line(): number {
    return text.slice(0, at).split('\n').length
  }

  function refuse(problem: string): never {
    const column = at - text.lastIndexOf('\n', at - 1)
    throw new Refusal(diagnose('not-json', {}, { problem, line: line(), column }))
  }

  function string(wanted: string): string {
    const raw = take(STRING)
    if (raw !== undefined) return JSON.parse(raw) as string
    return refuse(
      text[at] === '"'
        ? 'this text has no end or holds a character that needs a backslash'
        : wanted,
    )
  }

  function object(): Json {
    const entries: [string, Json][] = []
    const seen = new Set<string>()
    at += 1
    take(SPACE)
    while (text[at] !== '}') {
      const key = string('a key in double quotes is missing')
      if (seen.has(key)) {
        throw new Refusal(
          diagnose('duplicate-key', { field: pointer(...path, key) }, { key, line: line() }),
        )
      }
      seen.add(key)
      take(SPACE)
      if (text[at] !== ':') refuse('a colon is missing after the key')
      at += 1
      entries.push([key, inside(key)])
      next('}')
    }
    at += 1
    // Makes `__proto__` a key like any other; the guard then refuses it.
    return Object.fromEntries(entries)
  }

  function array(): Json {
    const items: Json[] = []
    at += 1
    take(SPACE)
    while (text[at] !== ']') {
      items.push(inside(items.length))
      next(']')
    }
    at += 1
    return items
  }

  function inside(key: string | number): Json {
    path.push(key)
    const inner = value()
    path.pop()
    return inner
  }

  /** Steps over the comma between two items, or stays before the closing bracket. */
  function next(close: string): void {
    take(SPACE)
    if (text[at] === close) return
    if (text[at] !== ',') refuse(`a comma or ${close} is missing`)
    at += 1
    take(SPACE)
    if (text[at] === close) refuse('a comma stands before the closing bracket')
  }

  function value(): Json {
    if (path.length > LIMITS.depth) {
      throw new Refusal(diagnose('too-deep', { field: pointer(...path) }, { limit: LIMITS.depth }))
    }
    count += 1
    if (count > LIMITS.values) {
      throw new Refusal(diagnose('too-large', {}, { limit: `${LIMITS.values} values` }))
    }
    take(SPACE)
    const first = text[at]
    if (first === '{') return object()
    if (first === '[') return array()
    if (first === '"') return string('')
    const number = take(NUMBER)
    if (number !== undefined) return Number(number)
    const word = take(WORD)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    return refuse(first === undefined ? 'the text ends too early' : 'a value is missing')
  }

  try {
    const whole = value()
    take(SPACE)
    if (at < text.length) refuse('there is more text after the end')
    return { value: whole }
  } catch (problem) {
    if (problem instanceof Refusal) return { diagnostic: problem.diagnostic }
    throw problem
  }
}
