import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'

export const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** What became of a setting: “is now 80; it was 40”. */
export function became(before: Json | undefined, after: Json | undefined): string {
  if (after === undefined) return 'was taken away'
  if (isDeep(before) || isDeep(after)) return before === undefined ? 'was set' : 'is another'
  if (before === undefined) return `is now ${short(after)}`
  return `is now ${short(after)}; it was ${short(before)}`
}

/** A literal in a wrapping, as defaults have it, is told as the literal. */
const plain = (value: Json): Json => {
  const { kind, value: literal } = asObject(value)
  return kind === 'literal' && literal !== undefined ? literal : value
}

/** Whether a value is more than a few words can tell. */
const isDeep = (value: Json | undefined): boolean =>
  value !== undefined &&
  (Array.isArray(value) ? value : [plain(value)]).some(
    (each) => typeof each === 'object' && each !== null,
  )

function short(value: Json): string {
  const text = Array.isArray(value) ? value.join(', ') || 'nothing' : String(plain(value))
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
