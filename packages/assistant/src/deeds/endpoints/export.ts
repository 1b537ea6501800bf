import type { JsonObject, Node } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'

/** “as CSV”: one line a row, as a file to keep. */
export function exportOf(rest: string, table: Node): JsonObject | undefined {
  if (!/\b(?:csv|excel|spreadsheet)\b/i.test(rest)) return undefined
  const fields = named(table, 'fields').filter(
    ({ type, visibility }) => type !== 'bytes' && type !== 'json' && visibility !== 'hidden',
  )
  const cell = ({ name, type, required }: (typeof fields)[number]): string => {
    const value = `one.${name}`
    const isText = type === 'string' || type === 'text' || type === 'enum'
    if (!isText)
      return required === true ? `text(${value})` : `(${value} == null ? '' : text(${value}))`
    return `replace(${required === true ? value : `${value} ?? ''`}, '"', '""')`
  }
  const line = fields.map((field) => `"\${${cell(field)}}"`).join(',')
  const head = fields.map(({ name }) => name).join(',')
  return {
    status: 200,
    as: 'file',
    body: `join(concat(['${head}'], rows.map(one => \`${line}\`)), '\\n')`,
    fileName: `'${table.name}.csv'`,
    fileType: "'text/csv'",
  }
}
