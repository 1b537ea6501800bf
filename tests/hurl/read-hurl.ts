import type { Json } from '@drawbridge/manifest'
import type { Assert, Capture, Entry, Query } from './entry.ts'

interface Line {
  readonly number: number
  readonly text: string
}

const REQUEST = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(\S.*)$/
const RESPONSE = /^HTTP(?:\/[\d.]+)? +(\*|\d{3})$/
const SECTION = /^\[([A-Za-z]+)\]$/
const HEADER = /^([A-Za-z0-9-]+): *(.*)$/
const QUERY = /^(?:(status|body)|(header|jsonpath) "((?:[^"\\]|\\.)*)")/
const PREDICATE = /^(count +)?(not +)?(==|!=|>=|<=|>|<|[a-z][A-Za-z]*)(?: +(\S.*))?$/
const VALUELESS = /^(exists|is[A-Z][A-Za-z]*)$/

/**
 * Reads a file of requests in hurl's format (hurl.dev): method, address, headers and a JSON body; a status,
 * captures and asserts of the answer. Throws at a line that it does not know.
 */
export function readHurl(text: string): readonly Entry[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, text: line.trim() }))
  const starts = lines.flatMap((line, index) => (REQUEST.test(line.text) ? [index] : []))
  const stray = lines.slice(0, starts[0]).find((line) => isSaying(line))
  if (stray) refuse(stray)
  return starts.map((start, index) => readEntry(lines.slice(start, starts[index + 1])))
}

const isSaying = ({ text }: Line): boolean => text !== '' && !text.startsWith('#')

function readEntry([first, ...rest]: readonly Line[]): Entry {
  const [, method = '', url = ''] = REQUEST.exec(first?.text ?? '') ?? []
  const at = rest.findIndex(({ text }) => RESPONSE.test(text))
  const request = at === -1 ? rest : rest.slice(0, at)
  const response = at === -1 ? [] : rest.slice(at)
  const status = RESPONSE.exec(response[0]?.text ?? '')?.[1] ?? '*'
  const said = request.filter(isSaying)
  const bodyAt = said.findIndex(({ text }) => !HEADER.test(text))
  const headers = bodyAt === -1 ? said : said.slice(0, bodyAt)
  const body = bodyAt === -1 ? [] : said.slice(bodyAt)
  if (body[0] && (!/^[[{]/.test(body[0].text) || SECTION.test(body[0].text))) refuse(body[0])
  const section = sectionsOf(response.slice(1).filter(isSaying))
  return {
    line: first?.number ?? 0,
    method,
    url,
    headers: headers.map(({ text }) => {
      const [, name = '', value = ''] = HEADER.exec(text) ?? []
      return [name, value]
    }),
    ...(body.length > 0 && { body: body.map(({ text }) => text).join('\n') }),
    ...(status !== '*' && { status: Number(status) }),
    captures: section('Captures').map(readCapture),
    asserts: section('Asserts').map(readAssert),
  }
}

function sectionsOf(lines: readonly Line[]): (name: string) => readonly Line[] {
  const sections = new Map<string, Line[]>()
  let open: Line[] | undefined
  for (const line of lines) {
    const [, name] = SECTION.exec(line.text) ?? []
    if (name === 'Captures' || name === 'Asserts') {
      open = sections.get(name) ?? []
      sections.set(name, open)
    } else if (open === undefined || name !== undefined) refuse(line)
    else open.push(line)
  }
  return (name) => sections.get(name) ?? []
}

function readCapture(line: Line): Capture {
  const [, name = '', query = ''] = /^([\w-]+): *(.*)$/.exec(line.text) ?? refuse(line)
  const [read, rest] = readQuery({ ...line, text: query })
  if (rest !== '') refuse(line)
  return { line: line.number, name, query: read }
}

function readAssert(line: Line): Assert {
  const [query, rest] = readQuery(line)
  const [, counts, negated, predicate = '', value] = PREDICATE.exec(rest) ?? refuse(line)
  if (VALUELESS.test(predicate) !== (value === undefined)) refuse(line)
  return {
    line: line.number,
    text: line.text,
    query,
    counts: counts !== undefined,
    negated: negated !== undefined,
    predicate,
    ...(value !== undefined && { value: readValue(value) }),
  }
}

function readQuery(line: Line): readonly [Query, rest: string] {
  const [all, plain, of, name] = QUERY.exec(line.text) ?? refuse(line)
  const rest = line.text.slice(all.length).trim()
  if (plain === 'status' || plain === 'body') return [{ of: plain }, rest]
  if (of !== 'header' && of !== 'jsonpath') return refuse(line)
  return [{ of, name: JSON.parse(`"${name}"`) }, rest]
}

/** `"text"`, a number, true, false, null; `{{name}}` alone stays as it is. */
function readValue(text: string): Json {
  return /^\{\{[\w-]+\}\}$/.test(text) ? text : JSON.parse(text)
}

function refuse({ number, text }: Line): never {
  throw new Error(`Line ${number} is not understood: ${text}`)
}
