import { Code, code, isIdentifier, Name, type Hole } from './code.ts'

/** Data that can be printed as a literal: JSON, with undefined members left out. */
export type Data =
  | null
  | boolean
  | number
  | string
  | readonly Data[]
  | { readonly [key: string]: Data | undefined }

const raw = (text: string): Code => new Code([text], [])

/** Any data as a TypeScript literal. The only door for text into code. */
export const lit = (data: Data): Code => raw(literal(data))

/** A name as the key of an object literal or interface: quoted where it has to be. */
export const key = (text: string): Code => raw(isPlainKey(text) ? text : quoted(text))

/** `slug: value`; `slug` alone where the value has that very name. */
export const member = (text: string, value: Code): Code =>
  isBare(value, text) ? key(text) : code`${key(text)}: ${value}`

function isBare(hole: Hole, text: string): boolean {
  if (hole instanceof Name) return hole.text === text
  if (!(hole instanceof Code) || hole.holes.length !== 1) return false
  return hole.strings.every((one) => one === '') && isBare(hole.holes[0], text)
}

/** A person's own TypeScript, as it stands. Whoever puts it in has seen that it parses by itself. */
export const verbatim = (text: string): Code => raw(text)

/** A comment a line, before whatever follows. Text can't end it. */
export const comment = (text: string): Code =>
  raw(
    wrapped(text, 97)
      .map((line) => `// ${line}`.trimEnd())
      .join('\n'),
  )

/** A documentation comment. Text can't end it. */
export function doc(text: string): Code {
  const all = wrapped(text.replaceAll('*/', '*\\/'), 94)
  const [only] = all
  return raw(
    all.length === 1 ? `/** ${only} */` : `/**\n${all.map((line) => ` * ${line}`).join('\n')}\n */`,
  )
}

function literal(data: Data): string {
  if (typeof data === 'string') return quoted(data)
  if (data === null || typeof data !== 'object') return numberOrWord(data)
  if (isList(data)) return `[${data.map(literal).join(', ')}]`
  const members = Object.entries(data).flatMap(([name, value]) =>
    value === undefined ? [] : [`${isPlainKey(name) ? name : keyOf(name)}: ${literal(value)}`],
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

const isList = (data: object): data is readonly Data[] => Array.isArray(data)

function numberOrWord(value: null | boolean | number): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} has no literal.`)
  return Object.is(value, -0) ? '-0' : String(value)
}

const isPlainKey = (text: string): boolean =>
  text !== '__proto__' && (isIdentifier(text) || /^[a-z]+$/.test(text))

/** `__proto__: x` in a literal would set the prototype; in brackets it is a key like any other. */
const keyOf = (text: string): string => (text === '__proto__' ? '["__proto__"]' : quoted(text))

/**
 * Quoted, with all escaped that an editor or a reader may take for something else: line ends that
 * JSON lets pass, and marks that turn the direction of text (CVE-2021-42574).
 */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(INVISIBLE, escaped)
}

const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

const escaped = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Lines of at most so many characters, of printable text alone. */
function wrapped(text: string, width: number): readonly string[] {
  const words = text
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .split(' ')
  const all: string[] = []
  for (const word of words) {
    const last = all.at(-1)
    if (last !== undefined && last.length + word.length < width)
      all[all.length - 1] = `${last} ${word}`
    else all.push(word)
  }
  return all
}
