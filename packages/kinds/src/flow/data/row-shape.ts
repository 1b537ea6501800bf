import { code, commas, key, lit, operated, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { computedIn } from '../../table/emit/computed.ts'
import { readAlong } from '../../table/emit/after-reading.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { conversionOf } from '../../table/emit/values.ts'

/** A row of a table as a flow reads it: without what is another thing for each caller. */
export interface RowShape {
  readonly type: Code
  /** As the database gives it. */
  readonly rowType: Code
  /** One as the other; undefined where they are the same. */
  readonly convert: ((row: Code) => Code) | undefined
  /** The members that are another thing than in the database, where no function of the table makes them so. */
  readonly changes?: (row: Code) => readonly Code[]
}

/** What a flow does not read of a row: what is another thing for each caller, and `without`. */
export function missingIn(
  resource: Resource,
  without: readonly ColumnModel[] = [],
): readonly ColumnModel[] {
  const personal = computedIn(resource).filter(({ computed }) => computed?.isPersonal)
  return [...personal, ...without]
}

/** `Omit<Poll, 'voted'>`; the type itself where nothing is left out. */
export function typeWithout(type: Code, names: readonly string[]): Code {
  return names.length === 0 ? type : code`Omit<${type}, ${operated(names.map(lit), '|')}>`
}

/** `without`: columns that are not read. */
export function rowShape(
  resource: Resource,
  without: readonly ColumnModel[] = [],
  type = resource.knownType,
): RowShape {
  const { rowType, convert, convertShared, table, dialect } = resource
  const missing = missingIn(resource, without)
  if (missing.length === 0)
    return {
      type: code`${type}`,
      rowType: code`${rowType}`,
      convert: convert && ((row) => code`${convert}(${row})`),
    }
  const left = missing.map((column) => column.name)
  const along = readAlong(resource).filter(({ computed }) => computed?.isPersonal)
  const selected = missing.filter(({ computed }) => computed?.after === undefined)
  const converted = table.columns.filter(
    (column) =>
      column.readable &&
      !missing.includes(column) &&
      conversionOf(column, dialect).fromRow !== undefined,
  )
  const changes = (row: Code): readonly Code[] =>
    converted.map((column) => {
      const value = code`${row}.${key(column.name)}`
      const result = conversionOf(column, dialect).fromRow?.call(value) ?? value
      return code`${key(column.name)}: ${column.nullable ? code`${value} === null ? null : ${result}` : result}`
    })
  const types = {
    type: typeWithout(code`${type}`, left),
    rowType: typeWithout(
      code`${rowType}`,
      [...selected, ...along].map(({ name }) => name),
    ),
  }
  if (convertShared !== undefined)
    return { ...types, convert: (row) => code`${convertShared}(${row})` }
  return {
    ...types,
    convert:
      converted.length === 0 ? undefined : (row) => code`{ ...${row}, ${commas(changes(row))} }`,
    changes,
  }
}
