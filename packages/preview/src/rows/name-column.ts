import type { ColumnModel, TableModel } from '@drawbridge/kinds'

/** The field that tells rows from each other for a person. */
export function nameColumn({ columns }: TableModel): ColumnModel | undefined {
  const texts = columns.filter(
    ({ type, readable, computed }) => type.type === 'string' && readable && computed === undefined,
  )
  return texts.find(({ name }) => /^(?:name|title|label|email)$/i.test(name)) ?? texts[0]
}
