import type { GridTable } from './grid-table.ts'

const WORDS: readonly (readonly [said: RegExp, means: string])[] = [
  [
    /unique constraint|duplicate (entry|key)/i,
    'Another row already has this value, which must be different in each.',
  ],
  [/foreign key/i, 'It leads to a row that is not there, or another row still leads to this one.'],
  [
    /not null constraint|null value|cannot be null|doesn't have a default/i,
    'A value is missing that every row must have.',
  ],
  [
    /check constraint|constraint .* (failed|violated)/i,
    'The value is outside of the limits that were drawn for it.',
  ],
  [/too long|out of range|incorrect .* value/i, 'The value does not fit into its column.'],
  [
    /database is locked|lock (wait )?timeout|deadlock/i,
    'Somebody else is writing there just now. Please try again.',
  ],
]

/** What a database said when it refused a change, for a person. */
export const refusalWords = (message: string): string =>
  WORDS.find(([said]) => said.test(message))?.[1] ?? `The database refused it: ${message}`

/** The same, and of which column, where it named one. */
export function refusalOf(
  message: string,
  table: GridTable,
): { readonly message: string; readonly column?: string } {
  const named = new Set(message.match(/\w+/g))
  const prefix = `${table.model.names.sql}_`
  const column = table.columns.find(
    ({ model: { sql, role } }) =>
      role !== 'key' &&
      [...named].some((word) => word === sql || word.startsWith(`${prefix}${sql}_`)),
  )
  return {
    message: refusalWords(message),
    ...(column && { column: column.model.name }),
  }
}
