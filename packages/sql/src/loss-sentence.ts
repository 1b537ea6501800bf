import type { Loss } from './losses.ts'

/** A loss in words: what goes, and where. */
export function lossSentence({ why, table, column = '' }: Loss): string {
  const field = `${table}.${column}`
  const sentences: Readonly<Record<Loss['why'], string>> = {
    tableDropped: `All rows of ${table} are lost.`,
    keyChanged: `All rows of ${table} are lost: its id becomes another type.`,
    columnDropped: `All values of ${field} are lost.`,
    typeChanged: `All values of ${field} are lost: its type becomes another.`,
    narrowed: `Values of ${field} that no longer fit are cut.`,
    limited: `Values of ${field} outside its new limits become the nearest that they allow.`,
    requiredWithoutValue: `Rows of ${table} without ${column} are lost: it becomes required.`,
    filled: `Rows without ${field} get a neutral value.`,
  }
  return sentences[why]
}

/** The same where the rows that it hits have been counted. */
export function countedLossSentence({ why, table, column = '' }: Loss, rows: number): string {
  const field = `${table}.${column}`
  const many = rows === 1 ? '1 row' : `${rows} rows`
  const [hold, them] = rows === 1 ? ['holds', 'it'] : ['hold', 'them']
  const sentences: Readonly<Record<Loss['why'], string>> = {
    tableDropped: `${many} of ${table} will be deleted with the table.`,
    keyChanged: `${many} of ${table} will be deleted, because their ids become another type.`,
    columnDropped: `${field} goes, with the values that ${many} ${hold} in it. The rows stay.`,
    typeChanged: `${field} becomes another type; what ${many} ${hold} there will be deleted.`,
    narrowed: `${field} gets narrower: in ${many}, a value that no longer fits will be cut.`,
    limited: `${field} gets new limits: in ${many}, a value outside them will become the nearest that they allow.`,
    requiredWithoutValue: `${field} is now required, and ${many} have no value for it: give the field a default to keep ${them}.`,
    filled: `${many} without ${field} will get a neutral value.`,
  }
  return sentences[why]
}
