import type { Node } from '@drawbridge/manifest'
import type { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { tableFor } from '../things/table-for.ts'
import { oneOf } from './scene.ts'

const ROW =
  /\b(?:row|entry|line|record|note|it)\s+(?:in(?:to)?|to)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:(?:log\s+)?table\s+(?:called\s+|named\s+)?)?(?<table>[\p{L}_]+(?:\s(?!table)[\p{L}_]+)?)(?:\s+table)?(?:\s*\((?<items>[^()]+)\))?$/iu
const KEEPS =
  /^(?:(?:we|please|also|then)\s+)*(?:keep|store|save|record|write|put|log|note)\s+(?<items>.+?)\s+(?:in|into|to)\s+an?\s+(?:new\s+table\s+|table\s+|new\s+(?:log\s+)?)(?:(?:called|named|for)\s+)?["']?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)["']?(?:,?\s+(?:which|that)\s+.+)?$/iu

/** `add a row to auditLogs (text)` draws what it writes to. */
export function tableInDeeds(said: string, of: Node, doing: Doing): boolean {
  const row = ROW.exec(said.trim())?.groups
  const keeps = row === undefined ? KEEPS.exec(said.trim())?.groups : undefined
  const found = row ?? keeps
  if (found === undefined || doing.draft.table(found['table'] ?? '')) return false
  const table = tableFor(found['table'] ?? '', doing)
  const items = found['items'] ?? 'text'
  if (table) giveItems(table, keeps ? `${items}, ${oneOf(of)}` : items, doing)
  return true
}
