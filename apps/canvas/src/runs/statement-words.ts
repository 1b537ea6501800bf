import { tableNames } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'

/** What a statement does, for people who read no SQL: “Reads tasks”. */
export function statementWords(text: string, { nodes }: Manifest): string {
  const sql = text.replaceAll(/\s+/g, ' ').trim()
  const [, verb = '', name = ''] =
    /^(INSERT INTO|UPDATE|DELETE FROM)\s+[`"]?(\w+)/i.exec(sql) ??
    /^(SELECT)\b.*?\bFROM\s+[`"]?(\w+)/i.exec(sql) ??
    []
  const table = nodes.find(
    (node) => node.kind === 'table' && tableNames(node.name)?.sql === name.toLowerCase(),
  )
  const what = table?.name ?? (/^auth_/i.test(name) ? 'what is known of who signed in' : name)
  switch (verb.toUpperCase()) {
    case 'INSERT INTO':
      if (/^mail_outbox$/i.test(name)) return 'Leaves mail to be sent'
      return /^auth_/i.test(name) ? 'Notes who signed in' : `Adds to ${what}`
    case 'UPDATE':
      return `Changes ${what}`
    case 'DELETE FROM':
      return `Takes out of ${what}`
    case 'SELECT':
      if (/^SELECT COUNT\(/i.test(sql)) return `Counts ${what}`
      return /\bFOR (?:UPDATE|SHARE)\b/i.test(sql) ? `Reads and holds ${what}` : `Reads ${what}`
    default:
      return 'Asks the database'
  }
}
