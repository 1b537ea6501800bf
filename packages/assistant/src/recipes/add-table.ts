import { Draft } from '../draft.ts'
import { withoutClause } from '../leftover.ts'
import { newTable } from '../new-table.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { listItems, tableName } from '../words.ts'

const WITH = String.raw`(?:\s+(?:with|that has|that have|which has|having|containing)\s+(?<fields>.+))`
const NAMED = String.raw`(?:add|create|make)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:table|collection|entity)\s+(?:for\s+|of\s+|called\s+|named\s+)?(?<name>.+?)`
const PATTERNS = [
  new RegExp(`^${NAMED}${WITH}$`, 'i'),
  new RegExp(`^${NAMED}$`, 'i'),
  new RegExp(
    String.raw`^(?:add|create|make)\s+(?:an?\s+|the\s+)?(?<name>(?!field|column)[\p{L}_ -]+?)(?:\s+table)?${WITH}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:add|create|make)\s+(?:an?\s+|the\s+)?(?<name>[\p{L}_ -]+?)\s+table$`,
    'iu',
  ),
]

export const addTable: Recipe = {
  examples: [
    'add a table books with title, price and published',
    'create a table for customers',
    'add orders with status (open, paid, sent), total and required due date',
  ],
  read(phrase, draft) {
    const groups = PATTERNS.map((pattern) => pattern.exec(phrase)?.groups).find(Boolean)
    if (!groups) return undefined
    const { kept, left } = withoutClause(groups['name'] ?? '')
    const name = tableName(kept)
    if (name === undefined)
      return { problem: kept === '' && left ? tooMuch(left) : 'A table needs a name of letters.' }
    if (draft.table(name)) return { problem: `There is a table ${name} already.` }
    const made = newTable(name, groups['fields'] ?? '', draft)
    if (left === undefined || 'problem' in made) return made
    return { ...made, left: [left, ...(made.left ?? [])] }
  },
}

const tooMuch = (said: string): string =>
  `“${said.length > 60 ? `${said.slice(0, 59)}…` : said}” is no name of a table. Say it in steps: “add tables books and members”, “add a field title to books”, “a member has many books”, “only admins can change books”.`

const SEVERAL = /^(?:add|create|make)\s+(?:the\s+)?(?:new\s+)?tables\s+(?:for\s+)?(?<names>.+)$/i

/** Several at once are only named: which fields belong to which could not be told. */
export const addTables: Recipe = {
  examples: ['add tables members and rooms'],
  read(phrase, draft) {
    const said = SEVERAL.exec(phrase)?.groups?.['names']
    if (said === undefined) return undefined
    const [list = '', more] = said.split(/(?=\s(?:with|having|containing)\s)/i)
    const after = new Draft(draft.manifest)
    const made: Extract<Reading, { says: string }>[] = []
    for (const item of listItems(list)) {
      const reading = addTable.read(`add table ${item}`, after)
      if (reading === undefined || 'problem' in reading)
        return reading ?? { problem: 'A table needs a name of letters.' }
      const refused = after.apply(reading.commands)
      if (refused !== undefined) return { problem: refused }
      made.push(reading)
    }
    return {
      says: made.map(({ says }) => says).join(' '),
      commands: made.flatMap(({ commands }) => commands),
      left: [
        ...made.flatMap(({ left = [] }) => left),
        ...(more === undefined ? [] : [more.trim()]),
      ],
    }
  },
}
