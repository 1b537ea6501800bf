import { diagnose, type Diagnostic, type Place } from '@drawbridge/manifest'
import { isIdentifier } from '@drawbridge/source/pieces'
import { OBJECT_KEYS, QUERY_WORDS, SYSTEM_COLUMNS } from './reserved.ts'
import { tableNames } from './table-names.ts'
import { folded, snake } from './words.ts'

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]{0,47}$/
/** Longest column, with room for what is put behind it in names of keys and indexes. */
const LONGEST = 56
const LONGEST_TABLE = 60

/** Whether a table can be called so. */
export function checkTableName(
  name: string,
  place: Place,
  singular?: string,
): readonly Diagnostic[] {
  const names = tableNames(name, singular)
  if (names !== undefined && names.sql.length <= LONGEST_TABLE) return []
  return [diagnose('name-not-usable', place, { what: 'A table', name })]
}

/** Whether something that a row holds can be called so. */
export function checkMemberName(what: string, name: string, place: Place): readonly Diagnostic[] {
  if (OBJECT_KEYS.has(name.toLowerCase())) {
    const why = 'JavaScript uses that word for something else'
    return [diagnose('reserved-name', place, { what, name, why })]
  }
  if (!IDENTIFIER.test(name) || snake(name).length > LONGEST) {
    return [diagnose('name-not-usable', place, { what, name })]
  }
  if (folded(name) === 'id') {
    const why = 'every row has an id by itself'
    return [diagnose('reserved-name', place, { what, name, why })]
  }
  if (SYSTEM_COLUMNS.has(snake(name))) {
    const why = 'PostgreSQL gives a column of that name to every table'
    return [diagnose('reserved-name', place, { what, name, why })]
  }
  return []
}

/** The same of a field, which lists can be filtered by. */
export function checkFieldName(what: string, name: string, place: Place): readonly Diagnostic[] {
  const found = checkMemberName(what, name, place)
  if (!QUERY_WORDS.has(folded(name))) return found
  const why = 'lists use that word in their address'
  return [...found, diagnose('reserved-name', place, { what, name, why })]
}

/** Whether what becomes a function or a variable of the code can be called so. */
export function checkCodeName(what: string, name: string, place: Place): readonly Diagnostic[] {
  return /^[a-z][A-Za-z0-9]*$/.test(name) && isIdentifier(name)
    ? []
    : [diagnose('name-not-usable', place, { what, name, inCode: true })]
}
