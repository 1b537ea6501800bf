import type { Doing } from '../things/doing.ts'
import { FIELD, type Marked, TABLE, VALUE } from './marked.ts'

const MODAL = String.raw`(?:(?:should|must|shall|will|would|can|could|may|ought to|have to|has to|need to|needs to|are to|is to|always|all|also|now|then|therefore)\s+)*`
/** “Orders get cancelled automatically” tells of what is done, and begins nothing. */
const START = String.raw`(?:(?:start|begin)s?(?:\s+(?:out|off|in|life))?(?:\s+(?:as|with|being))?|(?:counts?|be|are|is)(?:\s+(?:set|put|marked|treated|considered|regarded))?(?:\s+(?:as|to))?)`
const FIRST = String.raw`(?:\s+(?:straight ?away|right away|by default|from the (?:start|beginning|outset)|at first|initially|to begin with|to start with|unless (?:said|told|set|stated|we|somebody|someone|you)\b.*))`
const BEGINS = new RegExp(
  String.raw`^(?:(?:all|every|each|an?|the)\s+)*(?:new(?:ly\s+(?:created|added|made))?\s+)?(?<rows>${TABLE})\s+${MODAL}(?<start>${START}|defaults?\s+to)\s+(?<no>not\s+|un)?(?<what>${FIELD}|${VALUE})(?:\s+(?:as\s+)?${FIELD})?(?<first>${FIRST})?$`,
  'iu',
)

/** `‹t0› should start out ‹f1›`: what a yes or no, or a choice, is at first. */
export function beginning(said: Marked, doing: Doing): boolean {
  const { rows = '', start = '', no, what = '', first } = BEGINS.exec(said.text)?.groups ?? {}
  const [table, meant] = [said.of(rows)?.table, said.of(what)]
  if (table === undefined || meant?.field === undefined || meant.table.id !== table.id) return false
  const isFirst = first !== undefined || /^(?:start|begin|default)/i.test(start)
  const { field, value } = meant
  const isFlag = value === undefined && field['type'] === 'boolean'
  if (!isFirst || (!isFlag && value === undefined) || (value !== undefined && no !== undefined))
    return false
  doing.draft.subject = table.id
  doing.draft.spoken = `${field.name} of ${table.name}`
  const begins = isFlag ? no === undefined : (value ?? '')
  return doing.do(
    `${field.name} of ${table.name} begins as ${isFlag ? (begins === true ? 'yes' : 'no') : String(begins)}.`,
    [
      {
        type: 'setSetting',
        id: table.id,
        path: ['fields', `#${field.id}`, 'default'],
        value: { kind: 'literal', value: begins },
      },
    ],
  )
}
