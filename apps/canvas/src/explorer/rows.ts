import type { Json, Node } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

/** A row of a table, as people know it. */
export interface RowChoice {
  readonly id: string | number
  readonly name: string
}

/** The field that tells rows from each other for a person. */
export function nameField(table: Node): string | undefined {
  const texts = tableView(table).fields.filter(
    ({ type, visibility }) =>
      type === 'string' && visibility !== 'hidden' && visibility !== 'writeOnly',
  )
  const named = texts.find(({ name }) => /^(?:name|title|label|email)$/i.test(name))
  return (named ?? texts[0])?.name
}

/** Rows of a list as it was answered; none where it is no list. */
export function rowsIn(body: string, field: string | undefined): readonly RowChoice[] {
  try {
    const { data }: { readonly data?: Json } = JSON.parse(body)
    if (!Array.isArray(data)) return []
    return data.flatMap((row): readonly RowChoice[] => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return []
      const { id, [field ?? 'id']: name } = row
      if (typeof id !== 'string' && typeof id !== 'number') return []
      return [{ id, name: typeof name === 'string' && name !== '' ? name : `Row ${id}` }]
    })
  } catch {
    return []
  }
}
