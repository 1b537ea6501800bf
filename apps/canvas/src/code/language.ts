import { javascript } from '@codemirror/lang-javascript'
import { json } from '@codemirror/lang-json'
import { sql } from '@codemirror/lang-sql'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--auth)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--warning)' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--type-name)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--endpoint)',
  },
  { tag: tags.propertyName, color: 'var(--text)' },
  { tag: [tags.comment, tags.meta], color: 'var(--text-3)', fontStyle: 'italic' },
])

export const colours: Extension = syntaxHighlighting(COLOURS)

/** The grammar of a file, by its name. */
export function languageOf(path: string): Extension {
  if (/\.[cm]?[jt]s$/.test(path)) return javascript({ typescript: true })
  if (path.endsWith('.json')) return json()
  return path.endsWith('.sql') ? sql() : []
}
