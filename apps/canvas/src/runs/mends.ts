import { isObject, nearest, type Json, type JsonObject } from '@drawbridge/manifest'
import type { Fault } from './faults.ts'

/** What would have been taken, where there is no doubt of it. */
export interface Mend {
  /** `Make it 12`, `Call “titel” “title”` */
  readonly label: string
  readonly body: string
}

/** The body with a fault mended, where only one thing can have been meant. */
export function mendOf(
  body: string | undefined,
  faults: readonly Fault[],
  known: readonly string[],
): Mend | null {
  const parsed = body === undefined ? undefined : parsedOf(body)
  if (!isObject(parsed)) return null
  for (const { field, message } of faults) {
    const sent = parsed[field]
    if (sent === undefined) {
      const unknown = Object.keys(parsed).filter((name) => !known.includes(name))
      const meant = message === 'is missing' ? nearest(field, unknown) : undefined
      if (meant !== undefined) return renamed(parsed, meant, field)
      continue
    }
    if (message === 'is not known here') {
      const name = nearest(field, known)
      if (name !== undefined && !Object.hasOwn(parsed, name)) return renamed(parsed, field, name)
      continue
    }
    const meant = meantBy(sent, message)
    if (meant !== undefined)
      return mend(`Make it ${JSON.stringify(meant)}`, { ...parsed, [field]: meant })
  }
  return null
}

function renamed(body: JsonObject, from: string, to: string): Mend {
  const members = Object.entries(body).map(([name, value]): readonly [string, Json] => [
    name === from ? to : name,
    value,
  ])
  return mend(`Call “${from}” “${to}”`, Object.fromEntries(members))
}

const mend = (label: string, body: JsonObject): Mend => ({
  label,
  body: JSON.stringify(body, null, 2),
})

/** The same value in the type that was asked for, or in the spelling. */
function meantBy(sent: Json, message: string): Json | undefined {
  if (typeof sent === 'number') {
    const isText = message === 'must be text' || message.startsWith('must be a number in quotes')
    return isText ? String(sent) : undefined
  }
  if (typeof sent !== 'string') return undefined
  const text = sent.trim()
  switch (message) {
    case 'must be a number':
      return numberIn(text)
    case 'must be a whole number':
      return Number.isSafeInteger(numberIn(text)) ? numberIn(text) : undefined
    case 'must be true or false':
      return TRUTH.get(text.toLowerCase())
    default:
      return choicesIn(message).find((one) => one.toLowerCase() === text.toLowerCase())
  }
}

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

function numberIn(text: string): number | undefined {
  const number = Number(text)
  return String(number) === text && Number.isFinite(number) ? number : undefined
}

/** `must be a, b or c` */
const choicesIn = (message: string): readonly string[] =>
  message.startsWith('must be ') ? message.slice('must be '.length).split(/, | or /) : []

function parsedOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
