import { named } from '../fields-of.ts'
import type { Doing } from '../things/doing.ts'
import { relateMany } from '../things/relate-tables.ts'
import { FIELD, type Marked, type Mention, TABLE } from './marked.ts'

const MANY = String.raw`(?:several|many|more(?=.*not (?:just |only )?one\b)|multiple|more than one|more than just one|any number of|a number of|a list of|two or more|one or more|a few|not (?:just|only) one)`
const MORE = `(?:\\s*,?\\s+(?:at (?:once|a time)|together|too|as well|now|from now on|instead(?: of (?:just |only )?one)?|and not (?:just|only) one|not (?:just|only) one))*$`
const WAYS: readonly RegExp[] = [
  `^(?:each\\s+|every\\s+)?(?<rows>${TABLE})\\s+(?:(?:can|could|may|might|should|must|shall|will|also|now|to|ought to|needs? to|has to|have to|be able to)\\s+)*(?:have|has|get|gets|belong to|be in|be given by|be taught by|be written by|be linked to|be assigned to|be|take|wear|carry|sit in|need|needs)\\s+(?:now\\s+|also\\s+)?${MANY}\\s+(?<other>${TABLE}|${FIELD})${MORE}`,
  `^(?:i|we|you|they)?(?:'d|\\s+would)?\\s*(?:also\\s+|now\\s+)*(?:want|need|like|allow|there (?:can|may|should|must) be)\\s+(?:to have\\s+)?${MANY}\\s+(?<other>${TABLE}|${FIELD})\\s+(?:per|for (?:each|every|one|an?)|on|in|of)\\s+(?<rows>${TABLE})${MORE}`,
  `^(?:allow|permit|make)\\s+${MANY}\\s+(?<other>${TABLE}|${FIELD})\\s+(?:per|for(?: each| every)?|on|in|of)\\s+(?<rows>${TABLE})${MORE}`,
  `^(?:make|turn|change|let)\\s+(?<other>${FIELD})\\s+(?:to\\s+|into\\s+|be\\s+|a\\s+)*(?:${MANY}|many[- ]to[- ]many)(?:\\s+(?:of them|of those|ones|(?<again>${TABLE}|${FIELD})))?${MORE}`,
  `^(?<rows>${TABLE})\\s+(?:is|are)\\s+no longer\\s+.*?\\b(?:just\\s+|only\\s+)?one\\s+(?<other>${TABLE}|${FIELD})\\s*[,;]?\\s*(?:but|make (?:that|it)|rather|it(?:'s| is)|now|and)\\s+.*?${MANY}\\b.*$`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** `a course can have several teachers`, where it has one: from then on many of both. */
export function several(said: Marked, doing: Doing): boolean {
  for (const way of WAYS) {
    const { rows = '', other = '' } = way.exec(said.text)?.groups ?? {}
    const meant = other === '' ? undefined : relationOf(said.of(rows), said.of(other))
    if (meant === undefined) continue
    const { table, target, name } = meant
    const to = doing.draft.playing('rows').find(({ id }) => id === target)
    if (to === undefined) return false
    doing.draft.subject = table.id
    const before = doing.commands.length
    if (!relateMany(table, to, doing) || doing.commands.length === before) return false
    return doing.do(`What rows hold in ${name} is not carried over.`, [])
  }
  return false
}

/** The relation to one that becomes one to many. */
function relationOf(rows: Mention | undefined, other: Mention | undefined) {
  if (other?.field !== undefined) {
    const { table, field } = other
    return typeof field['target'] === 'string' && field['type'] === 'manyToOne'
      ? { table, target: field['target'], name: field.name }
      : undefined
  }
  if (rows === undefined || other === undefined || rows.field !== undefined) return undefined
  const one = named(rows.table, 'relations').find(
    ({ target, type }) => target === other.table.id && type === 'manyToOne',
  )
  return one && { table: rows.table, target: other.table.id, name: one.name }
}
