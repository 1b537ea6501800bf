import type { JsonObject, Json } from '@drawbridge/manifest'
import { isWord } from './statements.ts'
import type { Token } from './tokens.ts'

export type DefaultRead =
  | { readonly value: JsonObject }
  /** The database counts it up. */
  | { readonly isCounted: true }
  | { readonly isNone: true }
  | { readonly says: string }

const NOW = /^(?:now|current_timestamp|localtimestamp|current_date|getdate|sysdate|datetime|date)$/i
const UUID = /^(?:gen_random_uuid|uuid|uuid_generate_v[14]|newid|uuidv[47])$/i

/** What stands behind `DEFAULT`, as the default of a field of this type. */
export function readDefault(written: readonly Token[], type: string): DefaultRead {
  const tokens = withoutBrackets(written)
  const [first, second] = tokens
  if (first === undefined || isWord(first, 'null')) return { isNone: true }
  if (isWord(first, 'nextval')) return { isCounted: true }
  if (isWord(first, 'b') && second?.kind === 'text') return literal(second.text, type)
  if (first.kind === 'word' && NOW.test(first.text) && (type === 'datetime' || type === 'date'))
    return { value: { kind: 'now' } }
  if (first.kind === 'word' && UUID.test(first.text) && type === 'uuid')
    return { value: { kind: 'uuid' } }
  if (isWord(first, 'true', 'false')) return literal(first.text.toLowerCase(), type)
  if (first.kind === 'mark' && first.text === '-' && second?.kind === 'number')
    return literal(`-${second.text}`, type)
  if (first.kind === 'text' || first.kind === 'number' || first.kind === 'name')
    return tokens[1] === undefined || tokens[1].text === '::'
      ? literal(first.text, type)
      : WORKED_OUT
  return WORKED_OUT
}

const WORKED_OUT = { says: 'its default, which is worked out, is left out' } as const

function literal(text: string, type: string): DefaultRead {
  const value = valueOf(text, type)
  return value === undefined
    ? { says: `its default “${text.slice(0, 40)}” is left out` }
    : { value: { kind: 'literal', value } }
}

function valueOf(text: string, type: string): Json | undefined {
  switch (type) {
    case 'boolean':
      if (/^(?:1|true|t|yes|y)$/i.test(text)) return true
      return /^(?:0|false|f|no|n)$/i.test(text) ? false : undefined
    case 'integer':
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'bigint':
    case 'decimal':
      return text.trim()
    case 'string':
    case 'text':
    case 'enum':
    case 'uuid':
    case 'date':
      return text
    case 'datetime': {
      const time = new Date(
        /\dZ?$/.test(text) ? `${text.replace(' ', 'T').replace(/Z$/, '')}Z` : '',
      )
      return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
    }
    default:
      return undefined
  }
}

/** `((0))` → `0` */
export function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  let [begin, end] = [0, tokens.length]
  while (isAround(tokens, begin, end)) {
    begin += 1
    end -= 1
  }
  return tokens.slice(begin, end)
}

/** Whether the first bracket closes with the last. */
function isAround(tokens: readonly Token[], begin: number, end: number): boolean {
  if (tokens[begin]?.text !== '(' || tokens[end - 1]?.text !== ')') return false
  let depth = 0
  for (let at = begin; at < end - 1; at += 1) {
    const token = tokens[at]
    if (token?.kind === 'mark') depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
    if (depth === 0) return false
  }
  return true
}
