import { named } from '../fields-of.ts'
import { isClosed } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Doing } from '../things/doing.ts'
import { relate } from '../things/relate-tables.ts'
import { type Marked, TABLE } from './marked.ts'

const MODAL = String.raw`(?:(?:can|could|may|might|must|should|shall|will|would|also|now|always|ought to|has to|have to|needs? to|is to|are to)\s+)*`
const JOINED = String.raw`(?:assigned|linked|given|tied|attached|connected|related|mapped|handed|allotted|bound)`
const VERB = String.raw`(?:(?<has>have|has|gets?|needs?|carry|carries|knows?)|(?:be\s+|is\s+|are\s+|gets?\s+)?(?<joined>${JOINED})\s+(?:to|with|by)|belongs?\s+to|points?\s+to|refers?\s+to|hangs?\s+on)`
const POINTS = new RegExp(
  String.raw`^(?:(?:each|every|all|any|an?|the)\s+)*(?<from>${TABLE})\s+${MODAL}${VERB}\s+(?:(?:exactly|at most|only|just|up to)\s+)?(?:one|an?|its|their|another)?\s*(?<part>(?:[\p{L}-]+\s+){0,2}?)(?<to>${TABLE})(?:\s*(?:,|\()?\s*(?<may>optional|if (?:any|known)|or none|required)\)?)?$`,
  'iu',
)
/** A part that somebody plays tells more than that there is one: “its regular doctor”. */
const NO_PART = /\b(?:own|other|same|new|more|many|several|one|no|not|only|different)\b/i

/** `each ‹t0› has one regular ‹t1›`, `‹t0› can be assigned to a ‹t1›`: of tables that are there both. */
export function pointing(said: Marked, doing: Doing): boolean {
  const { from = '', to = '', part = '', joined, has, may } = POINTS.exec(said.text)?.groups ?? {}
  const [table, target] = [said.of(from)?.table, said.of(to)?.table]
  if (table === undefined || target === undefined) return false
  const words = part.trim().split(/\s+/).filter(Boolean)
  const isPart = words.length > 0
  if (NO_PART.test(part) || words.some((word) => isClosed(word) || DEED_WORDS.has(word)))
    return false
  // “Each order has an order item” may be said of these.
  if (!isPart && (has !== undefined || table.id === target.id)) return false
  const isThere = named(table, 'relations').some((one) => one['target'] === target.id)
  if (!isPart && isThere) return false
  const isOptional =
    may !== 'required' &&
    (joined !== undefined || may !== undefined || /\b(?:can|could|may|might)\b/i.test(said.text))
  doing.draft.subject = table.id
  const before = doing.commands.length
  const called = [...words, target.name].join(' ')
  return (
    relate(table, target, { target: called, isOptional }, doing) && doing.commands.length > before
  )
}
