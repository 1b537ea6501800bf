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
  readonly changes?: (row: Code, except?: readonly ColumnModel[]) => readonly Code[]
}

/** What a flow does not read of a row: what is another thing for each caller, and `without`. */
export function missingIn(
  resource: Resource,
  without: readonly ColumnModel[] = [],
): readonly ColumnModel[] {
  const personal = computedIn(resource).filter(({ computed }) => computed?.isPersonal)
  return [...personal, ...without]
}

/** `Omit<Poll, 'voted'>`, or `Pick<Poll, 'id'>` where little is kept; the type itself where all is. */
export function typeOfSome(type: Code, left: readonly Named[], kept: readonly Named[]): Code {
  if (left.length === 0) return type
  const isMost = kept.length > 2 * left.length
  const names = (isMost ? left : kept).map(({ name }) => lit(name))
  return code`${isMost ? code`Omit` : code`Pick`}<${type}, ${operated(names, '|')}>`
}

type Named = Pick<ColumnModel, 'name'>

/** What a flow reads of a row. */
export function keptIn(
  { table }: Resource,
  missing: readonly ColumnModel[],
): readonly ColumnModel[] {
  return table.columns.filter((column) => column.readable && !missing.includes(column))
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
  const along = readAlong(resource).filter(({ computed }) => computed?.isPersonal)
  const isSelected = ({ computed }: ColumnModel): boolean => computed?.after === undefined
  const converted = table.columns.filter(
    (column) =>
      column.readable &&
      !missing.includes(column) &&
      conversionOf(column, dialect).fromRow !== undefined,
  )
  const changes: RowShape['changes'] = (row, except = []) =>
    converted.flatMap((column) => {
      if (except.includes(column)) return []
      const value = code`${row}.${key(column.name)}`
      const result = conversionOf(column, dialect).fromRow?.call(value) ?? value
      return code`${key(column.name)}: ${column.nullable ? code`${value} === null ? null : ${result}` : result}`
    })
  const kept = keptIn(resource, missing)
  const types = {
    type: typeOfSome(code`${type}`, missing, kept),
    rowType: typeOfSome(
      code`${rowType}`,
      [...missing.filter(isSelected), ...along],
      [
        ...kept.filter(isSelected),
        ...readAlong(resource).filter((column) => !along.includes(column)),
      ],
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
