import type { Json } from '@drawbridge/manifest'
import type { Answer, Assert, Entry, Query } from './entry.ts'
import { holds } from './holds.ts'
import { atPath } from './json-path.ts'
import { readHurl } from './read-hurl.ts'

export interface Outcome {
  readonly requests: number
  readonly asserts: number
  /** A sentence for each thing that is not as it should be, with its line. */
  readonly failures: readonly string[]
}

type Variables = Map<string, Json>

/** Sends the requests of a file, one after the other, and holds their answers to what it asks. */
export async function runHurl(
  text: string,
  given: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const variables: Variables = new Map(Object.entries(given))
  const failures: string[] = []
  const entries = readHurl(text)
  for (const entry of entries) {
    try {
      failures.push(...check(entry, await send(entry, variables), variables))
    } catch (error) {
      failures.push(`${entry.line}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const asserts = entries.reduce((sum, entry) => sum + entry.asserts.length + 1, 0)
  return { requests: entries.length, asserts, failures }
}

async function send(entry: Entry, variables: Variables): Promise<Answer> {
  const headers = new Headers(entry.headers.map(([name, value]) => [name, fill(value, variables)]))
  if (entry.body !== undefined && !headers.has('content-type'))
    headers.set('content-type', 'application/json')
  const response = await fetch(fill(entry.url, variables), {
    method: entry.method,
    headers,
    redirect: 'manual',
    ...(entry.body !== undefined && { body: fill(entry.body, variables) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function check(entry: Entry, answer: Answer, variables: Variables): readonly string[] {
  const failures: string[] = []
  if (entry.status !== undefined && entry.status !== answer.status)
    failures.push(`${entry.line}: ${entry.method} answered ${answer.status}: ${answer.text}`)
  for (const { line, name, query } of entry.captures) {
    const found = ask(query, answer, variables)
    if (found === undefined) failures.push(`${line}: there is no ${name} to remember`)
    else variables.set(name, found)
  }
  for (const assert of entry.asserts) {
    const found = ask(assert.query, answer, variables)
    if (isTrue(assert, found, variables)) continue
    failures.push(`${assert.line}: ${assert.text}, but it is ${JSON.stringify(found)}`)
  }
  return failures
}

function isTrue(assert: Assert, found: Json | undefined, variables: Variables): boolean {
  const subject = assert.counts ? (Array.isArray(found) ? found.length : undefined) : found
  const { value } = assert
  const expected = typeof value === 'string' ? valueOf(value, variables) : value
  return holds(assert.predicate, subject, expected) !== assert.negated
}

function ask(query: Query, answer: Answer, variables: Variables): Json | undefined {
  if (!('name' in query)) return query.of === 'status' ? answer.status : answer.text
  const name = fill(query.name, variables)
  if (query.of === 'header') return answer.headers.get(name) ?? undefined
  return answer.text === '' ? undefined : atPath(JSON.parse(answer.text), name)
}

/** A variable that stands alone keeps its type. */
function valueOf(text: string, variables: Variables): Json {
  const [, alone] = /^\{\{([\w-]+)\}\}$/.exec(text) ?? []
  return alone === undefined ? fill(text, variables) : known(alone, variables)
}

const fill = (text: string, variables: Variables): string =>
  text.replaceAll(/\{\{([\w-]+)\}\}/g, (_, name: string) => String(known(name, variables)))

function known(name: string, variables: Variables): Json {
  const value = variables.get(name)
  if (value === undefined) throw new Error(`{{${name}}} is not known.`)
  return value
}
