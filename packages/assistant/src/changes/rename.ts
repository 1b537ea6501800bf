import { camel, wordsOf } from '@drawbridge/kinds/faces'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { Doing } from '../things/doing.ts'
import { fieldName, plainWords } from '../words.ts'

const SAYINGS: readonly RegExp[] = [
  /^rename\s+(?:the\s+)?(?:(?:table|field|column)\s+)?(?<what>.+?)\s+(?:to|into|as|=>|->)\s+(?<name>.+)$/iu,
  /^(?:change|set|turn)\s+(?:the\s+)?(?:name|title|label)\s+of\s+(?:the\s+)?(?:(?:table|field|column)\s+)?(?<what>.+?)\s+(?:to|into)\s+(?<name>.+)$/iu,
  /^(?:the\s+)?(?<what>.+?)\s+(?:should|must|shall|is to|are to|will|has to|have to|needs? to)\s+(?:rather\s+|better\s+)?be\s+(?:called|named|renamed(?: to| into)?)\s+(?<name>[^,]+)(?:,.*)?$/iu,
  /^call\s+(?:the\s+)?(?<what>.+?)\s+(?<name>(?!(?:later|soon|first|back|again|now|then|up|off|only|\p{L}+ly)\b)[\p{L}_]+)(?:\s+(?:instead|from now on|now))?$/iu,
]
/** “… and their body to comment”: another one, of the same. */
const AND =
  /\s*(?:,|\band\b)\s+(?=(?:(?:their|its|the)\s+)?[\p{L}_ ]+?\s+(?:to|into|as)\s+[\p{L}_]+)/iu

/** `rename books to volumes`, `the slug should be called permalink` */
export const rename: Recipe = {
  examples: [
    'rename books to volumes',
    'rename title in books to heading',
    'rename title to heading in books',
    'rename books title to heading',
  ],
  read(clause, draft) {
    const groups = SAYINGS.map((saying) => saying.exec(clause)?.groups).find(Boolean)
    if (!groups) return undefined
    const [first = '', ...more] = `${groups['what']} to ${groups['name']}`.split(AND)
    const doing = new Doing(draft)
    for (const said of [first, ...more]) {
      const [, what = '', name = ''] =
        /^(.+?)\s+to\s+(.+)$/i.exec(said.replace(/\s+(?:into|as)\s+/i, ' to ')) ?? []
      const problem = renameOne(what, name, doing)
      if (problem !== undefined)
        return said === first ? { problem } : { ...doing.reading, left: [said] }
    }
    return doing.reading
  },
}

function renameOne(said: string, wanted: string, doing: Doing): string | undefined {
  const { draft } = doing
  const { what, name: words } = atEnd(said, wanted)
  const name = fieldName(words.replaceAll(/["'“”]/g, ''))
  if (name === undefined) return 'A name needs letters.'
  const bare = plainWords(what).replace(/\s*\b(?:table|field|column|collection)$/i, '')
  const table = draft.table(bare)
  if (table) {
    const plain =
      /_/.test(table.name) || !/[A-Z]/.test(table.name)
        ? wordsOf(words).join('_')
        : camel(wordsOf(words))
    doing.draft.subject = table.id
    return doing.do(`Rename ${table.name} to ${plain}. Its rows stay.`, [
      { type: 'renameNode', id: table.id, name: plain },
    ])
      ? undefined
      : `${table.name} can’t be called ${plain}.`
  }
  const [meant, ...others] = fieldsMeant(what.replace(/\s+(?:field|column)$/i, ''), draft) ?? []
  if (meant === undefined || others.length > 0) return `There is no table or field ${bare}.`
  const list = meant.field['target'] === undefined ? 'fields' : 'relations'
  doing.draft.subject = meant.table.id
  const path = [list, `#${meant.field.id}`, 'name']
  return doing.do(
    `Rename ${meant.field.name} of ${meant.table.name} to ${name}. What rows hold in it stays.`,
    [{ type: 'setSetting', id: meant.table.id, path, value: name }],
  )
    ? undefined
    : `${meant.field.name} can’t be called ${name}.`
}

/** `title to heading in books` */
function atEnd(what: string, name: string) {
  const found = /^(?<name>.+?)\s+(?:in|of|on)\s+(?:the\s+)?(?<table>[\p{L}_]+)$/iu.exec(
    name,
  )?.groups
  return found
    ? { what: `${what} of ${found['table']}`, name: found['name'] ?? name }
    : { what, name }
}
