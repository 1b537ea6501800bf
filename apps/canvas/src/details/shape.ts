import type { TSchema } from 'typebox'

/** The part of JSON Schema that a form is made from. */
export interface Shape {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly additionalProperties?: boolean | Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Shape>>
  /** What a text stands for: `formula`, `table`, `field`. */
  readonly format?: string
  /** What its formulas name besides what the step sees: `row`, `item`, `secrets`. */
  readonly sees?: string
}

/** A TypeBox schema is JSON Schema already; this names its keywords. */
export const readShape = (schema: TSchema): Shape => schema

const TITLES: Readonly<Record<string, string>> = {
  accessMinutes: 'Minutes until an access token ends',
  refreshDays: 'Days until a person must sign in again',
  identifier: 'People sign in with',
  method: 'How callers are recognised',
  registration: 'New accounts',
  rateLimit: 'Requests a minute from one address',
  pageSize: 'Rows of a page',
  origins: 'Other sites that may call it',
  joinReads: 'Join reads that arrive together',
  prefix: 'Before every path',
}

/** `pageSize` → `Page size`, unless the schema has a better title. */
export function labelOf(key: string, { title }: Shape): string {
  if (title) return title
  const known = TITLES[key]
  if (known) return known
  const words = key.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What may be typed, in words. */
export function hintOf({ type, minimum, maximum }: Shape): string | undefined {
  if (type === 'array') return 'Separated by commas'
  if (minimum === undefined || maximum === undefined) return undefined
  return `From ${minimum} to ${maximum.toLocaleString('en')}`
}

/** Sizes of paper and lists of members are set on the map, endpoints on a surface of their own. */
export const shownIn = ({ type, items, maximum }: Shape): boolean =>
  !(type === 'array' && !isPlain(items)) && maximum !== 10_000

/** Whether a list of such items can be typed: texts, choices, or small things of both. */
function isPlain(items: Shape | undefined): boolean {
  if (items?.properties === undefined) return items?.type === 'string' || items?.enum !== undefined
  return Object.values(items.properties).every(
    ({ type, enum: choices }) => type === 'string' || choices !== undefined,
  )
}
