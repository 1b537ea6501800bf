import type { Command } from '@drawbridge/commands'
import type { JsonObject, Node } from '@drawbridge/manifest'
import type { Doing } from '../things/doing.ts'
import { inTable } from '../things/fields-meant.ts'
import { giveItems } from '../things/give.ts'
import { tableFor } from '../things/table-for.ts'
import { oneOf } from './scene.ts'

const ROW =
  /\b(?:row|entry|line|record|note|it)\s+(?:in(?:to)?|to)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:(?:log\s+)?table\s+(?:called\s+|named\s+)?)?(?<table>[\p{L}_]+(?:\s(?!table)[\p{L}_]+)?)(?:\s+table)?(?:\s*\((?<items>[^()]+)\))?$/iu
const KEEPS =
  /^(?:(?:we|please|also|then)\s+)*(?:keep|store|save|record|write|put|log|note)\s+(?<items>.+?)\s+(?:in|into|to)\s+an?\s+(?:new\s+table\s+|table\s+|new\s+(?:log\s+)?)(?:(?:called|named|for|of)\s+)?["']?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)["']?(?:,?\s+with\s+(?<with>.+)|,?\s+(?:which|that)\s+.+)?$/iu

/** `add a row to auditLogs (text)` draws what it writes to. */
export function tableInDeeds(said: string, of: Node, doing: Doing): boolean {
  const row = ROW.exec(said.trim())?.groups
  const keeps = row === undefined ? KEEPS.exec(said.trim())?.groups : undefined
  const made = (row ?? keeps) ? undefined : NEW.exec(said.trim())?.groups
  const found = row ?? keeps ?? made
  if (found === undefined || doing.draft.table(found['table'] ?? '')) return false
  const table = tableFor(found['table'] ?? '', doing)
  if (table === undefined) return true
  const items = (found['with'] ?? found['items'] ?? 'text')
    .replaceAll(/\s*=\s*[^,]+/g, '')
    .replace(BOTH_AGES, '$<one> $<what> and $<other> $<what>')
  const aged = agedIn(items, of)
  const commands = aged.map((item): Command => {
    const { name: id } = item
    return { type: 'insertItem', id: table.id, path: ['fields'], item: { ...item, id } }
  })
  doing.do(`Add ${aged.map(({ name }) => name).join(', ')} to ${table.name}.`, commands)
  const others = items
    .replaceAll(AGED, '')
    .split(/\s*,\s*|\s*\band\b\s*/)
    .filter((one) => /\p{L}/u.test(one.replaceAll(/\b(?:the|an?|its|it)\b/gi, '')))
  const given = [...others, ...(keeps ? [oneOf(of)] : [])].join(', ')
  if (given !== '') giveItems(table, given, doing)
  return true
}

const NEW =
  /^(?:create|add|make|write|insert)\s+(?:an?\s+)?(?:new\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s*\((?<items>[^()]+)\)$/iu
const BOTH_AGES =
  /\b(?<one>old|previous|former|new)\s+and\s+(?:the\s+)?(?<other>old|new|current)\s+(?<what>\p{L}+)/iu
const AGED =
  /\b(?<age>old|previous|former|new|current)\s+(?<what>\p{L}+(?:\s(?!and\b|as\b)\p{L}+)?)(?=\s*(?:,|$|\band\b|\bas\b))/giu

/** “the old grade and the new grade”: values of another table, each as that is kept there. */
function agedIn(items: string, of: Node): readonly (JsonObject & { readonly name: string })[] {
  return [...items.matchAll(AGED)].flatMap(({ groups }) => {
    const field = inTable(of, groups?.['what'] ?? '')
    const name =
      field &&
      `${groups?.['age']?.toLowerCase()}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
    if (field === undefined || name === undefined || field['target'] !== undefined) return []
    const { type, precision, scale, length, values } = field
    const kept = { type, precision, scale, length, values }
    const said = Object.entries(kept).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    )
    return [{ id: name, name, ...Object.fromEntries(said) }]
  })
}
