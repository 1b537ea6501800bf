import { removal, type Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { meantBy, type Meant } from './meant.ts'
import { GONE, HAS_GONE } from './spoken-of.ts'
import { fieldNow } from './field-now.ts'
import { withdraw } from './withdraw.ts'

const VERBS =
  'remove|delete|drop|scrap|ditch|kill|erase|eliminate|discard|dump|bin|axe|strip|omit|lose|purge|get rid of|do away with|dispense with|throw away|throw out|take out|take away|take off|leave out|leave off|kick out|cut out|clear out|clear away'
const STOPS =
  'switch off|turn off|disable|forbid|stop|close|deactivate|shut off|block|prevent|disallow'
const PARTED = '(?:take|throw|kick|leave|cut|strip|clear|have)'
const PAST =
  'removed|deleted|dropped|scrapped|ditched|killed|erased|eliminated|discarded|dumped|binned|axed|stripped|omitted|purged|thrown away|thrown out|taken out|taken away|left out|kicked out|cut|switched off|turned off|disabled|deactivated|gotten rid of|done away with|got rid of'
const USELESS =
  'mistake|useless|superfluous|redundant|obsolete|unnecessary|pointless|unused|outdated|not (?:really )?(?:needed|used|wanted|of (?:any )?use|relevant)|no longer (?:needed|used|wanted|of (?:any )?use|relevant|there)|of no use|nonsense'
const LEADING = String.raw`^(?:(?:so|then|please|pls|now|just|also|therefore|and|but|simply|let's|let us|you (?:can|could|should|must|may)|(?:we|you) (?:have|need|want|would like|should like) to|(?:we|i)(?:'d| would)? (?:like|want|need|have)(?: to)?|(?:from|in|on|out of) the (?:api|app|shop|system|project)(?: of the \p{L}+)?,?)\s+)*`
const TAIL = String.raw`(?:[\s,]+(?:please|pls|completely|entirely|altogether|again|for good|any ?more|any longer|too|as well|now|for me|then|everywhere|though|anyway|instead))*$`

/** What a way of saying it can be about: no whole table, or only what an api offers. */
type Reach = 'all' | 'parts' | 'offers'

/** Ways of saying that something has to go. */
const WAYS: readonly (readonly [pattern: RegExp, reach: Reach])[] = [
  [new RegExp(String.raw`${LEADING}(?:${STOPS})\s+(?<what>.+?)${TAIL}`, 'iu'), 'offers'],
  [
    new RegExp(
      String.raw`${LEADING}(?:switch|turn|shut)\s+(?<what>.+?)\s+off(?<place>\s+(?:on|for|of|from|in)\s+.+?)?${TAIL}`,
      'iu',
    ),
    'offers',
  ],
  [new RegExp(String.raw`${LEADING}(?:${VERBS})\s+(?<what>.+?)${TAIL}`, 'iu'), 'all'],
  [
    new RegExp(
      String.raw`${LEADING}${PARTED}\s+(?<what>.+?)\s+(?:out|away|off)(?:\s+of the (?:api|app|system|project|database))?(?<place>\s+(?:on|for|of|from|in)\s+.+?)?${TAIL}`,
      'iu',
    ),
    'all',
  ],
  [
    new RegExp(String.raw`^(?:so\s+)?(?:out|away|off|down)\s+with\s+(?<what>.+?)${TAIL}`, 'iu'),
    'all',
  ],
  [
    new RegExp(
      String.raw`^(?<what>.+?)\s+(?:can|may|should|must|has to|have to|could|will|shall|is to|are to|needs? to|ought to)\s+(?:now\s+|also\s+|all\s+|both\s+)?(?:go(?:\s+away)?|disappear|vanish|leave|be\s+(?:${PAST}|gone))(?:\s+(?:from|out of) the \p{L}+)?${TAIL}`,
      'iu',
    ),
    'all',
  ],
  [
    new RegExp(
      String.raw`^(?<what>.+?)\s+(?:(?:is|are|gets?|was|were|has been|have been)\s+|(?=no longer|not ))(?:now\s+|all\s+|just\s+|simply\s+|completely\s+|an?\s+)*(?:${USELESS})(?:\s+(?:on|for|in|of|by)\s+(?:(?:the|an?|our|every|each)\s+)*(?<of>[\p{L}_]+))?${TAIL}`,
      'iu',
    ),
    'parts',
  ],
  [
    /^(?:nobody|no one|no-one|none of us|not a single person)\s+(?:(?:really|actually|ever|here|of us)\s+)*(?:uses?|needs?|wants?|fills?(?: in| out)?)\s+(?<what>.+?)(?:\s+(?:any ?more|any longer|at all|anyway))?$/iu,
    'parts',
  ],
  [
    /^(?:(?:we|i)\s+(?:(?:really|actually|almost)\s+)*(?:never|don't|do not|no longer|hardly ever|don't ever)\s+(?:really\s+|ever\s+|actually\s+)?(?:use|need|want|fill(?: in| out)?)|(?:they|people|users|customers)\s+(?:(?:really|actually|almost)\s+)*(?:never|don't|do not|no longer|hardly ever|don't ever)\s+(?:really\s+|ever\s+|actually\s+)?(?:use|fill(?: in| out)?))\s+(?<what>.+?)(?:\s+(?:any ?more|any longer|at all|anyway))?$/iu,
    'parts',
  ],
  [
    /^(?:there(?:'s| is| are) no more|there(?:'s| is| are)? no(?=.*\s(?:any ?more|any longer|more)$)|there (?:should|must|will) be no(?: more)?|no(?: more)?)\s+(?<what>[^,]+?)(?:\s+(?:any ?more|any longer|more))?$/iu,
    'parts',
  ],
  // “Products have no price” may be so today, and take nothing away.
  [
    /^(?:the\s+|an?\s+|our\s+|make that the\s+)?(?<of>[\p{L}_]+(?:\s[\p{L}_]+)??)\s+(?:(?:should|must|will|shall)(?:n't|\s+not)?\s+(?:have|keep|contain|get)\s+no(?:\s+more)?|(?:have|has|need|needs|keep|contain|get)\s+no(?:\s+more|(?=.*\s(?:any ?more|any longer|more)$)))\s+(?<what>[^,]+?)(?:\s+(?:any ?more|any longer|more|at all))?$/iu,
    'parts',
  ],
  [
    /^(?:the\s+|an?\s+|our\s+)?(?<of>[\p{L}_]+(?:\s[\p{L}_]+)??)\s+(?:(?:no longer|never)\s+(?:belongs?|refers?|points?|relates?|(?:is|are)\s+(?:linked|related|tied))|(?:(?:do|does|should|must)(?:n't|\s+not))\s+(?:belong|refer|point|relate|be\s+(?:linked|related|tied)))\s+to\s+(?<what>[^,]+?)(?:\s+(?:any ?more|any longer))?$/iu,
    'parts',
  ],
  [
    /^(?:the\s+|our\s+)?(?<of>[\p{L}_]+(?:\s[\p{L}_]+)??)\s+(?:lose|loses|drops?)\s+(?:their|its|the)\s+(?<what>[^,]+)$/iu,
    'parts',
  ],
  [
    /^(?:the\s+|an?\s+|our\s+)?(?<of>[\p{L}_]+(?:\s[\p{L}_]+)??)\s+(?:(?:should|must|will|shall)(?:n't|\s+not)\s+(?:have|keep|contain|get)|(?:no longer|(?:do|does)(?:n't|\s+not)(?=.*\s(?:any ?more|any longer)$))\s+(?:have|has|need|needs|keep|contain|get|want))\s+(?:an?\s+|the\s+|their\s+|its\s+|any\s+)?(?:own\s+)?(?<what>[^,]+?)(?:\s+(?:any ?more|any longer|at all))?$/iu,
    'parts',
  ],
]

/** `drop credits + capacity off courses`, `out with the slug`, `nobody uses the note`, `take the update of reviews out of the api`. */
export const removeWhatIsThere: Recipe = {
  isChecked: true,
  examples: ['remove price from books', 'books need no price any more'],
  read(clause, draft) {
    for (const [pattern, reach] of WAYS) {
      const groups = pattern.exec(clause)?.groups
      if (groups === undefined) continue
      const of = groups['of']
      if (of !== undefined && draft.table(of) === undefined) continue
      const words = `${groups['what'] ?? ''}${groups['place'] ?? ''}${of === undefined ? '' : ` of ${of}`}`
      if (/^(?:it|that|this|them|these|those)$/i.test(words)) {
        // “Drop the estimate, nobody ever uses it”
        if (draft.spoken === GONE) return { says: HAS_GONE, commands: [] }
        continue
      }
      const all = meantBy(words.replace(/^(?:all\s+|any\s+)?of\s+/i, ''), draft)
      const [only] = all ?? []
      if (reach === 'offers' && only?.sort === 'table') return { problem: offersOf(only.table) }
      if (all === undefined || !all.every((meant) => isReached(meant, reach))) continue
      const doing = new Doing(draft)
      if (!all.every((meant) => meant.sort === 'operation' || removeOne(meant, doing))) continue
      const deeds = all.filter((meant) => meant.sort === 'operation')
      for (const [table, some] of Map.groupBy(deeds, ({ table }) => table))
        withdraw(
          table,
          some.map(({ operation }) => operation),
          doing,
        )
      doing.draft.spoken = GONE
      return doing.reading
    }
    return undefined
  },
}

const offersOf = ({ name }: Node): string =>
  `Say what nobody can do with ${name} any more, as “no POST for ${name}”, or remove the table.`

const isReached = ({ sort }: Meant, reach: Reach): boolean =>
  reach === 'all' || (reach === 'parts' ? sort !== 'table' : sort === 'operation')

function removeOne(meant: Exclude<Meant, { sort: 'operation' }>, doing: Doing): boolean {
  const { draft } = doing
  switch (meant.sort) {
    case 'table': {
      const { table } = meant
      return doing.do(
        `Remove the table ${table.name}, with its rows and the relations to it.`,
        removal(draft.manifest, [table.id]),
      )
    }
    case 'field': {
      const { table, field } = meant.meant
      const list = field['target'] === undefined ? 'fields' : 'relations'
      doing.draft.subject = table.id
      return doing.do(`Remove ${field.name} from ${table.name}, with what rows hold in it.`, [
        { type: 'removeItem', id: table.id, path: [list, `#${field.id}`] },
      ])
    }
    case 'limit': {
      const { table, field } = meant.meant
      return doing.do(
        `${field.name} of ${table.name} has no ${meant.settings.join(', ')} any more.`,
        meant.settings.map(
          (name) =>
            ({ type: 'setSetting', id: table.id, path: ['fields', `#${field.id}`, name] }) as const,
        ),
      )
    }
    case 'value':
      return removeValue(meant, doing)
  }
}

function removeValue({ meant, value }: Extract<Meant, { sort: 'value' }>, doing: Doing): boolean {
  const { table } = meant
  const field = fieldNow(meant.table.id, meant.field.id, doing.draft) ?? meant.field
  const values = Array.isArray(field['values']) ? field['values'] : []
  const rest = values.filter((one) => one !== value)
  if (rest.length === 0) return false
  doing.draft.subject = table.id
  const at = (
    name: string,
  ): Pick<Extract<Command, { type: 'setSetting' }>, 'type' | 'id' | 'path'> => ({
    type: 'setSetting',
    id: table.id,
    path: ['fields', `#${field.id}`, name],
  })
  const begins = JSON.stringify(field['default'] ?? null).includes(`"${value}"`)
  return doing.do(`${field.name} of ${table.name} is one of ${rest.map(String).join(', ')}.`, [
    { ...at('values'), value: rest },
    ...(begins ? [at('default')] : []),
  ])
}
