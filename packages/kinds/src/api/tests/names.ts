import type { ColumnModel, Model, RelationModel, TableModel } from '../../model.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { NAMED } from './named.ts'

/** What a saved test speaks of is not in the drawing any more. */
export class Gone extends Error {
  readonly what: string
  constructor(what: string) {
    super(what)
    this.what = what
  }
}

export function tableAt(node: string, model: Model): TableModel {
  return tableOf(node, model) ?? gone('a table')
}

export const gone = (what: string): never => {
  throw new Gone(what)
}

/** A column by its id, or a relation of many to many: these have a table of their own. */
export function columnOrLink(
  table: TableModel,
  id: string,
): { readonly column: ColumnModel } | { readonly link: RelationModel } {
  const column = table.columns.find((one) => one.id === id)
  if (column !== undefined) return { column }
  const link = table.relations.find((one) => one.id === id && one.shape.kind === 'manyToMany')
  return link === undefined ? gone(`a field of “${table.names.plural}”`) : { link }
}

/** The name that a key of a saved test has in the drawing now; other keys are as they stand. */
export function nameNow(key: string, model: Model): string {
  if (key.startsWith('##')) return key.slice(1)
  const [, sign, node = '', id = '', more = ''] = NAMED.exec(key) ?? []
  if (sign === undefined) return key
  const table = tableAt(node, model)
  if (sign === '@') {
    const relation = table.relations.find((one) => one.id === id)
    return (relation?.name ?? gone(`a relation of “${table.names.plural}”`)) + more
  }
  const found = columnOrLink(table, id)
  if ('column' in found) return found.column.name + more
  const { shape, name } = found.link
  return ((shape.kind === 'manyToMany' ? shape.idsName : undefined) ?? name) + more
}
