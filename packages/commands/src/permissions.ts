import {
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import type { Command, Path } from './command.ts'

/** A text of a drawing that asks for a permission, and where it stands, in words. */
export interface Asking {
  readonly node: string
  readonly words: string
}

/** What asks for a permission that a part declares: rules, and formulas where it is one of a sign-in. */
export function askingFor(manifest: Manifest, part: Node, name: string): readonly Asking[] {
  const asks = (text: string): boolean => renamed(part, name, `${name}_`)(text) !== text
  return rulers(manifest).flatMap((node) =>
    textsIn(node.settings, []).flatMap(({ text, words }) =>
      asks(text) ? [{ node: node.id, words: [node.name, ...words].join(', ') }] : [],
    ),
  )
}

/** Gives a permission another name, wherever it is asked for. */
export function renamePermission(
  manifest: Manifest,
  part: Node,
  from: string,
  to: string,
): readonly Command[] {
  const own = itemsOf(part.settings['permissions'])
  const value = own.map((one) => (one['name'] === from ? { ...one, name: to } : one))
  return [
    { type: 'setSetting', id: part.id, path: ['permissions'], value },
    ...rulers(manifest).flatMap(({ id, settings }) =>
      rewritten(id, [], settings, renamed(part, from, to)),
    ),
  ]
}

/** Parts whose rules and formulas may ask for one. */
const rulers = ({ nodes }: Manifest): readonly Node[] =>
  nodes.filter(({ kind }) => kind === 'table' || kind === 'api' || kind === 'flow')

/** A rule or a formula as it reads once a permission is called otherwise. */
const renamed =
  ({ kind }: Node, from: string, to: string) =>
  (text: string): string => {
    const before = kind === 'auth' ? 'can:' : 'member:can:'
    const [who = '', ...rest] = text.split(/(?= when )/)
    const rule = who === `${before}${from}` ? [`${before}${to}`, ...rest].join('') : text
    if (kind !== 'auth') return rule
    return rule.replaceAll(
      /(\buser\??\.permissions has )(['"])([\w:]+)\2/g,
      (whole, start: string, quote: string, name: string) =>
        name === from ? `${start}${quote}${to}${quote}` : whole,
    )
  }

function rewritten(
  id: string,
  path: Path,
  value: Json,
  change: (text: string) => string,
): readonly Command[] {
  if (Array.isArray(value) && value.every(hasId))
    return value.flatMap((item) => rewritten(id, [...path, `#${item.id}`], item, change))
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      rewritten(id, [...path, key], inner, change),
    )
  const next = changed(value, change)
  return JSON.stringify(next) === JSON.stringify(value)
    ? []
    : [{ type: 'setSetting', id, path, value: next }]
}

function changed(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item: Json) => changed(item, change))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change)]))
}

interface Said {
  readonly text: string
  readonly words: readonly string[]
}

/** Words for members of settings that only group others say nothing. */
const SILENT = new Set(['access', 'settings', 'fields', 'endpoints', 'steps', 'bodies', 'events'])
const WORDS: Readonly<Record<string, string>> = { readRule: 'who reads', writeRule: 'who writes' }

function textsIn(value: Json, words: readonly string[]): readonly Said[] {
  if (typeof value === 'string') return [{ text: value, words }]
  if (Array.isArray(value))
    return value.flatMap((item: Json) => textsIn(item, wordsWithin(item, words)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, SILENT.has(key) ? words : [...words, WORDS[key] ?? key]),
  )
}

function wordsWithin(item: Json, words: readonly string[]): readonly string[] {
  const name = isObject(item) ? item['name'] : undefined
  return typeof name === 'string' ? [...words, name] : words
}

const hasId = (item: Json): item is JsonObject & { readonly id: string } =>
  isObject(item) && typeof item['id'] === 'string'
