import { newTable } from '../new-table.ts'
import type { Recipe } from '../recipe.ts'
import { tableName } from '../words.ts'

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
    const name = tableName(groups['name'] ?? '')
    if (name === undefined) return { problem: 'A table needs a name of letters.' }
    if (draft.table(name)) return { problem: `There is a table ${name} already.` }
    return newTable(name, groups['fields'] ?? '', draft)
  },
}
