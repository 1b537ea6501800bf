import { HIDDEN, isSecretName, shownValue } from './shown-value.ts'

const MOST = 50

/**
 * The values of a statement's parameters, but for those of columns that are secret, and for texts in
 * the tables by which people are signed in. Where a
 * statement names such a column and it can't be told whose value one is, it is not shown either.
 */
export function shownParams(sql: string, params: readonly unknown[]): readonly unknown[] {
  const ofSignIn = /\bauth_\w/.test(sql)
  const isDelicate = (sql.match(/\w+/g) ?? []).some(isSecretName)
  const columns = isDelicate ? columnsOf(sql) : []
  return params.slice(0, MOST).map((value, index) => {
    const column = columns[index]
    if (ofSignIn && typeof value === 'string') return HIDDEN
    if (isDelicate && (column === undefined || isSecretName(column))) return HIDDEN
    return shownValue(value)
  })
}

const PLACE = String.raw`(?:\?|\$\d+)`

/** For each parameter in order, the column that it is compared with or becomes. */
function columnsOf(sql: string): readonly (string | undefined)[] {
  const inserted = /INSERT INTO\s+\S+\s*\(([^)]*)\)\s*VALUES\s*\(([^()]*)\)/i.exec(sql)
  const values = inserted?.[2]?.split(',').map((one) => one.trim())
  if (inserted && values?.every((one) => new RegExp(`^${PLACE}$`).test(one))) {
    return (inserted[1] ?? '').split(',').map((name) => bare(name))
  }
  const place = new RegExp(
    String.raw`(?:([\w.\x60"]+)\s*(?:=|<>|<=|>=|<|>|LIKE)\s*)?${PLACE}`,
    'gi',
  )
  return [...sql.matchAll(place)].map(([, name]) => (name === undefined ? undefined : bare(name)))
}

const bare = (name: string): string => name.trim().replace(/^.*\./, '').replaceAll(/[`"]/g, '')
