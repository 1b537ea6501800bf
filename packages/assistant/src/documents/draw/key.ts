import { wordsOf } from '@drawbridge/kinds/faces'
import type { DrawnTable } from './drawn-table.ts'
import { oneOf } from './names.ts'

/**
 * The column that becomes the id of the rows, if one does. A key that people give meaning to, such as
 * a code of a country, becomes a unique field, and the rows get an id beside it.
 */
export function drawKey(table: DrawnTable): string | undefined {
  const [name, ...others] = table.found.key
  const field = name === undefined ? undefined : table.field(name)
  if (field === undefined) {
    const id = table.field('id')
    if (others.length > 0 || id === undefined) return undefined
    return id.name
  }
  if (others.length > 0) {
    table.says.push('Its rows get an id of their own; its key stays as what is unique together.')
    return table.field('id')?.name
  }
  if (!isPlainKey(table, field.name, field.isCounted)) return undefined
  const type = field.settings['type']
  const isUuid = type === 'uuid' || (type === 'string' && field.settings['length'] === 36)
  if (isUuid) table.settings['key'] = 'uuid'
  else if (type !== 'integer' && type !== 'bigint')
    table.says.push('Its rows are numbered: their ids are no texts any more.')
  if (field.name.toLowerCase() !== 'id')
    table.says.push(`“${field.name.slice(0, 60)}” is called id.`)
  return field.name
}

/** Whether a column is there to tell rows apart, and for nothing else. */
function isPlainKey(table: DrawnTable, column: string, isCounted: boolean): boolean {
  const words = wordsOf(column).join('_')
  const own = wordsOf(oneOf(table.name)).join('_')
  return isCounted || /^(?:id|uuid|guid|pk|rowid)$/.test(words) || words === `${own}_id`
}

/** `created_at` and `updated_at` together, `deleted_at`: settings of a table, and no fields of their own. */
export function drawTimes(table: DrawnTable): readonly string[] {
  const at = (word: string) =>
    table.found.fields.find(
      ({ name, settings }) =>
        settings['type'] === 'datetime' &&
        new RegExp(`^(?:${word}(?:at|on)?|date${word})$`).test(wordsOf(name).join('')),
    )
  const [created, updated, deleted] = [at('created'), at('(?:updated|modified)'), at('deleted')]
  if (table.known) return []
  const apart: string[] = []
  if (created && updated) {
    table.settings['timestamps'] = true
    apart.push(created.name, updated.name)
  }
  if (deleted && !deleted.isRequired) {
    table.settings['softDelete'] = true
    apart.push(deleted.name)
  }
  return apart
}
