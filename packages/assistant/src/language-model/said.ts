import { isObject, parseJson, type Json } from '@drawbridge/manifest'

const LONGEST = 200

/** Somebody else’s words, short and on one line. No key of ours stands in them. */
export function quoted(words: string, key = ''): string {
  const safe = key === '' ? words : words.replaceAll(key, '•••')
  const line = safe.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return ''
  return ` It says: “${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}”`
}

/** What stands in an error of a provider, however its server writes it; a web page says nothing. */
export function wordsOf(body: string): string {
  const parsed = parseJson(body)
  if (parsed.ok) return messageIn(parsed.value)
  return isPage(body) ? '' : body
}

export const isPage = (body: string): boolean => /^\s*<(?:!doctype|html|head|body)/i.test(body)

function messageIn(value: Json): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(messageIn).find((one) => one !== '') ?? ''
  if (!isObject(value)) return ''
  const { error = '', message = '', detail = '' } = value
  return [error, message, detail].map(messageIn).find((one) => one !== '') ?? ''
}
