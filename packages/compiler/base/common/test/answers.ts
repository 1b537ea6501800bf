import assert from 'node:assert/strict'
import type { LightMyRequestResponse } from 'fastify'

/** Stands in an answer for a value that is another one each time. */
class Varying {
  readonly what: string
  readonly fits: (value: unknown) => boolean

  constructor(what: string, fits: (value: unknown) => boolean) {
    this.what = what
    this.fits = fits
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

const isText = (value: unknown): value is string => typeof value === 'string'

export const aNumber = new Varying('a number', (value) => typeof value === 'number')

export const aText = new Varying('a text', isText)

export const aTime = new Varying('a time', (value) => isText(value) && TIME.test(value))

export const aUuid = new Varying('a UUID', (value) => isText(value) && UUID.test(value))

export const anything = new Varying('anything', () => true)

/** What is expected, with each value that may vary as it is where it fits. */
function settled(expected: unknown, actual: unknown): unknown {
  if (expected instanceof Varying) return expected.fits(actual) ? actual : expected.what
  if (typeof expected !== 'object' || expected === null) return expected
  if (Array.isArray(expected)) {
    const items: readonly unknown[] = Array.isArray(actual) ? actual : []
    return expected.map((one, at) => settled(one, items[at]))
  }
  const members: Readonly<Record<string, unknown>> = { ...Object(actual) }
  return Object.fromEntries(
    Object.entries(expected).map(([name, one]) => [name, settled(one, members[name])]),
  )
}

/** That an answer has this status and, where it is told, nothing but this in it. */
export function assertAnswer(
  { statusCode, headers, body }: LightMyRequestResponse,
  status: number,
  expected?: unknown,
): void {
  assert.equal(statusCode, status, body)
  if (expected === undefined) return
  const isJson = /\bjson\b/.test(String(headers['content-type']))
  const actual: unknown = isJson ? JSON.parse(body) : body
  assert.deepEqual(actual, settled(expected, actual))
}
