import type { Json, JsonObject } from '@drawbridge/manifest'
import { BODY } from './draw-flow.ts'
import type { Draw } from './draw.ts'
import type { Type } from './drawn.ts'
import { cents, type Value, type ValueObject } from './evaluate.ts'
import { EVENTFUL } from './world.ts'

/** What somebody sends: as JSON, and as the comparison has it. */
export interface Sent {
  readonly json: JsonObject
  readonly value: ValueObject
}

export const drawBodySent = (draw: Draw): Sent => drawSent(draw, BODY)

export const drawRowSent = (draw: Draw): Sent =>
  drawSent(
    draw,
    Object.fromEntries(Object.entries(EVENTFUL.fields).map(([name, { type }]) => [name, type])),
  )

function drawSent(draw: Draw, types: Readonly<Record<string, Type>>): Sent {
  const entries = Object.entries(types).map(
    ([name, type]) => [name, drawGiven(draw, type)] as const,
  )
  // A text that may be nothing is one that may be left out.
  const isLeftOut = (name: string, value: Value): boolean => {
    const type = types[name]
    return value === null && type?.kind === 'maybe' && type.of.kind === 'text'
  }
  return {
    json: Object.fromEntries(
      entries
        .filter(([name, value]) => !isLeftOut(name, value))
        .map(([name, value]) => [name, asJson(value)]),
    ),
    value: Object.fromEntries(entries),
  }
}

const TEXTS = ['', 'a', 'b', 'x', 'Ä', '😀 y', "O'Neil", 'a long text of some words']

function drawGiven(draw: Draw, type: Type): Value {
  switch (type.kind) {
    case 'integer':
      return draw.number(18) - 5
    case 'text':
      return draw.from(TEXTS)
    case 'boolean':
      return draw.chance(50)
    case 'exact':
      return BigInt(draw.number(3000) - 500)
    case 'maybe':
      return draw.chance(40) ? null : drawGiven(draw, type.of)
    case 'list':
      return Array.from({ length: draw.number(4) }, () => drawGiven(draw, type.of))
    default:
      throw new Error(`Nobody sends a value of the kind ${type.kind}.`)
  }
}

/** Keys differ from database to database; what they lead to does not. */
const KEYS = new Set(['id', 'boxId', 'deletedAt'])

/** A value as a backend answers it, without keys. */
export function asJson(value: Value): Json {
  if (typeof value === 'bigint') return cents(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(asJson)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !KEYS.has(name))
      .map(([name, one]) => [name, asJson(one)]),
  )
}

/** An answer, without keys. */
export function withoutKeys(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutKeys)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => !KEYS.has(name))
      .map(([name, one]) => [name, withoutKeys(one)]),
  )
}
