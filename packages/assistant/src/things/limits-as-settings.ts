import type { JsonObject } from '@drawbridge/manifest'
import { choice } from '../choice.ts'
import { plainWords } from '../words.ts'
import type { SaidLimits } from './limit-sayings.ts'

/** The settings that they come to for a field of a type. */
export function settingsOfLimits(said: SaidLimits, type: string): JsonObject {
  const isText = type === 'string' || type === 'text'
  const isNumber = /^(?:integer|bigint|decimal|float)$/.test(type)
  const step = type === 'decimal' ? 0.01 : type === 'float' ? 0 : 1
  const { ofLength, above, below } = said
  const least = said.least ?? (above === undefined ? undefined : rounded(above + step))
  const most = said.most ?? (below === undefined ? undefined : rounded(below - step))
  const counts = isText && (ofLength === true || !isNumber)
  const [low, high] = counts ? ['minLength', 'maxLength'] : ['minimum', 'maximum']
  const { required, unique, values, begins, format, visibility, pattern, decimals } = said
  return {
    ...(values !== undefined && choice(values)),
    ...(required !== undefined && { required }),
    ...(unique !== undefined && { unique }),
    ...(least !== undefined && (counts || isNumber) && { [low]: least }),
    ...(most !== undefined && (counts || isNumber) && { [high]: most }),
    ...(begins !== undefined && {
      default: beginning(begins, values === undefined ? type : 'enum'),
    }),
    ...(decimals !== undefined && type === 'decimal' && { scale: decimals }),
    ...(format !== undefined && isText && { format }),
    ...(visibility !== undefined && { visibility }),
    ...(pattern !== undefined && isText && { pattern }),
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function beginning(text: string, type: string): JsonObject {
  if (/^(?:now|today|current)/i.test(text)) return { kind: 'now' }
  if (type === 'boolean') return { kind: 'literal', value: /^(?:true|yes|on|1)$/i.test(text) }
  if (/^(?:integer|float)$/.test(type) && /^-?\d/.test(text))
    return { kind: 'literal', value: Number(text) }
  return { kind: 'literal', value: type === 'enum' ? plainWords(text).replaceAll(' ', '_') : text }
}
