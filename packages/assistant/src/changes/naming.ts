import { camel, wordsOf } from '@drawbridge/kinds/faces'
import type { Doing } from '../things/doing.ts'
import { fieldName, plainWords } from '../words.ts'
import { fieldNow } from './field-now.ts'
import { usesOf } from './uses.ts'
import { FIELD, type Marked, type Mention, TABLE, VALUE } from './marked.ts'

const OLD = `(?<old>${FIELD}|${TABLE}|${VALUE})`
/** A choice that is told from a state by its quotes: “shipped should be final” gives no other name. */
const QUOTED = String.raw`["“'](?<name>[\p{L}_][\p{L}\d_ -]*)["”']`
const NAME = String.raw`(?:(?:the\s+)?(?:word|name|term|label)\s+)?(?:simply\s+|just\s+)?(?<name>(?!(?:required|optional|unique|mandatory|an?|the|at|one|whole|gone|out|empty|more|less|by|for|from|in|on|off|with|after|before|when|if|later|soon|first|back|again|now|then|up|down|only|not|\p{L}+ly)\b)["“']?(?:‹[ftv]\d+›\.|[\p{L}_]+\.)?(?:[\p{L}_][\p{L}\d_-]*|‹[ftv]\d+›)(?:\s[\p{L}\d_-]+){0,2}?["”']?)`
/** `status -> required` says what it must be, and `price → money` what it holds. */
const NO_TYPE = String.raw`(?!["“']?(?:hidden|public|private|read-only|long|short|decimal|money|text|date|number|integer|yes)\b)`
const MODAL = String.raw`(?:(?:should|must|shall|will|would|ought to|has to|have to|needs? to|is to|are to|can|may)\s+)`
const PLACE = String.raw`(?:\s+(?:in|of|on|for)\s+${TABLE})?`
const TAIL = String.raw`${PLACE}(?:\s+(?:for|to|with)\s+us)?(?:\s*,\s+(?:that|this|it)(?:'s|\s+is)\s+(?:the|how|what|our|more|much|a)\s.+)?(?:\s*,?\s+(?:instead|from now on|now|then|please|henceforth|in future|rather|again|here|there|everywhere))*$`
const HEAD = String.raw`^(?:(?:please|also|then|just|so|and|better)\s+)*`
const CALLED = String.raw`(?:called|named|known as|relabell?ed|retitled|renamed(?: (?:to|into|as))?|spelled|spelt)`
const TERM = String.raw`(?:the\s+)?(?:word|name|term)\s+`

/** Words that speak of a name: “change the status to shipped” and “use stripe for orders” give none. */
const WAYS: readonly RegExp[] = [
  `${HEAD}(?:rename|relabel|retitle|rebadge|re-name)\\s+(?:the\\s+name\\s+(?:of|for)\\s+)?${OLD}\\s*(?:\\s(?:to|into|as|in)\\s|=>|->|→|,?\\s*to\\s+be\\s+called\\s)\\s*${NAME}${TAIL}`,
  `${HEAD}(?:change|turn)\\s+the\\s+name\\s+(?:of|for)\\s+${OLD}\\s+(?:to|into)\\s+${NAME}${TAIL}`,
  `${HEAD}(?:change|turn)\\s+${OLD}\\s*(?:(?:=>|->|→)\\s*${NO_TYPE}|,?\\s*to\\s+be\\s+called\\s)\\s*${NAME}${TAIL}`,
  `${HEAD}(?:call|dub|spell|re-?name)\\s+${OLD}\\s+${NAME}${TAIL}`,
  `${HEAD}${OLD}\\s+(?:is|are|was|were|to be)\\s+(?:(?:to be|now|better|really|actually|henceforth|rather)\\s+)*${CALLED}\\s+${NAME}${TAIL}`,
  `${HEAD}${OLD}\\s+${MODAL}(?:rather\\s+|better\\s+|now\\s+)?(?:be\\s+${CALLED}|go by|bear)\\s+${NAME}${TAIL}`,
  `${HEAD}(?<old>${VALUE})\\s+${MODAL}(?:rather\\s+|better\\s+|now\\s+)?(?:read|say)\\s+${NAME}${TAIL}`,
  `${HEAD}(?<old>${VALUE})\\s+${MODAL}(?:rather\\s+|better\\s+|now\\s+)?be\\s+${QUOTED}(?:\\s+(?:among|in|of|for|as)\\s+${FIELD})?${TAIL}`,
  `${HEAD}(?:let|have|make)\\s+${OLD}\\s+(?:be\\s+)?${CALLED}\\s+${NAME}${TAIL}`,
  `${HEAD}(?:let|have|make)\\s+(?<old>${VALUE})\\s+(?:read|say)\\s+${NAME}${TAIL}`,
  `${HEAD}${OLD}\\s*(?:=>|->|→|⇒|:=)\\s*${NO_TYPE}${NAME}${TAIL}`,
  `${HEAD}(?:use|say|write|put|take)\\s+${TERM}${NAME}\\s+(?:for|instead of|rather than|in place of)\\s+${OLD}${TAIL}`,
  `${HEAD}(?:say|write)\\s+${NAME}\\s+where (?:it|we) (?:now )?says?\\s+${OLD}${TAIL}`,
  `${HEAD}instead of\\s+${OLD}\\s*,?\\s+(?:(?:we|it|they|you)\\s+)?(?:${MODAL})?(?:call (?:it|them)|be called|(?:say|use|write)s?\\s+${TERM})\\s*${NAME}${TAIL}`,
  `${HEAD}instead of\\s+(?<old>${FIELD}|${VALUE})\\s*,?\\s+(?:(?:we|it|they)\\s+)(?:${MODAL})?says?\\s+${NAME}${TAIL}`,
  `${HEAD}${NAME}\\s+(?:is|would be)\\s+(?:an?|the)\\s+(?:better|right|correct|clearer|proper|nicer|real)\\s+(?:name|word|term|label)\\s+for\\s+${OLD}${TAIL}`,
  `^\\|\\s*${OLD}\\s*\\|\\s*${NAME}\\s*\\|?$`,
  `^s\\/${OLD}\\/(?<name>[\\p{L}_][\\p{L}\\d_ ]*|‹[ftv]\\d+›)\\/g?$`,
].map((pattern) => new RegExp(pattern, 'iu'))
/** `if there's still a "cancelled" among the statuses, let it read "void"` */
const STILL = new RegExp(
  String.raw`^(?:if|where|wherever|when)\s+(?:there(?:'s| is| are)|you (?:see|find)|it (?:still )?says|we have)\s+(?:still\s+)?${OLD}[^,]*,\s*(?:then\s+)?(?:(?:call|rename)\s+(?:it|that|this)\s+(?:to\s+)?|(?:let|make|have)\s+(?:it|that|this)\s+(?:be\s+)?(?:${CALLED}|read|say)\s+)${NAME}${TAIL}`,
  'iu',
)

/** “The name of the sku” is no name that somebody has. */
const NAME_OF = new RegExp(String.raw`(${FIELD})\s+(?:of|for)\s+(?=‹[fv])`, 'u')

/** `rename ‹f0› to cost`, in whatever way it is said: of a field, a table or a choice. */
export function naming(said: Marked, doing: Doing): boolean {
  const text = said.text.replace(NAME_OF, (whole, sign: string) =>
    /^(?:the\s+)?(?:name|title|label)$/i.test(said.plain(sign)) ? 'the name of ' : whole,
  )
  for (const way of [...WAYS, STILL]) {
    const { old = '', name = '' } = way.exec(text)?.groups ?? {}
    const meant = said.of(old)
    if (meant === undefined) continue
    const words = said
      .plain(name.replace(/^(?:‹[ftv]\d+›|[\p{L}_]+)\./u, ''))
      .replaceAll(/["“”']/g, '')
      .trim()
    if (words !== '' && renamed(meant, words, doing)) return true
  }
  return false
}

function renamed({ table, field, value }: Mention, words: string, doing: Doing): boolean {
  const { draft } = doing
  draft.subject = table.id
  if (field === undefined) {
    const plain =
      /_/.test(table.name) || !/[A-Z]/.test(table.name)
        ? wordsOf(words).join('_')
        : camel(wordsOf(words))
    return (
      /^[a-z]/i.test(plain) &&
      doing.do(`Rename ${table.name} to ${plain}. Its rows stay.`, [
        { type: 'renameNode', id: table.id, name: plain },
      ])
    )
  }
  if (value !== undefined) return valueRenamed(table.id, field.id, value, words, doing)
  const name = fieldName(words)
  if (name === undefined || name === field.name) return false
  const list = field['target'] === undefined ? 'fields' : 'relations'
  draft.spoken = `${name} of ${table.name}`
  const path = [list, `#${field.id}`, 'name']
  const renamed_ = { type: 'setSetting', id: table.id, path, value: name } as const
  const uses = usesOf(draft.manifest, renamed_, { from: field.name, to: name })
  return doing.do(
    `Rename ${field.name} of ${table.name} to ${name}. What rows hold in it stays.${uses.length > 0 ? ' What speaks of it is changed with it.' : ''}`,
    [renamed_, ...uses],
  )
}

function valueRenamed(
  table: string,
  id: string,
  old: string,
  words: string,
  doing: Doing,
): boolean {
  const field = fieldNow(table, id, doing.draft)
  const next = plainWords(words).replaceAll(/[\s-]+/g, '_')
  const values = Array.isArray(field?.['values']) ? field['values'] : []
  if (field === undefined || !values.includes(old) || values.includes(next)) return false
  const all = values.map((one) => (one === old ? next : one))
  const at = (name: string) =>
    ({ type: 'setSetting', id: table, path: ['fields', `#${id}`, name] }) as const
  const begins = JSON.stringify(field['default'] ?? null).includes(`"${old}"`)
  const renamed_ = { ...at('values'), value: all }
  return doing.do(
    `${field.name} is one of ${all.map(String).join(', ')}. Rows that are ${old} have to be changed by hand.`,
    [
      renamed_,
      ...(begins ? [{ ...at('default'), value: { kind: 'literal', value: next } }] : []),
      ...usesOf(doing.draft.manifest, renamed_, { from: old, to: next }),
    ],
  )
}
